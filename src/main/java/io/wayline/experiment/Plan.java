package io.wayline.experiment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was said of an experiment before its figures were looked at.
 *
 * @param baseRate how many of a hundred who are left alone are expected to return
 * @param difference the smallest difference that would be worth having, in points of a hundred
 * @param days in how many days from being given a variant an order counts as a return
 * @param by the account of whoever said it
 */
public record Plan(BigDecimal baseRate, BigDecimal difference, int days, Instant at, String by) {}
