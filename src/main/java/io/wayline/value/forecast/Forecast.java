package io.wayline.value.forecast;

/**
 * What one customer will buy, as of the last computation. Two orders of one day are one.
 *
 * @param chanceIn30 of an order within 30 days, from 0 to 1
 * @param chanceIn60 of an order within 60 days
 * @param expectedIn60 on how many of the next 60 days they order, on average
 * @param active the chance that they have not left for good
 */
public record Forecast(double chanceIn30, double chanceIn60, double expectedIn60, double active) {}
