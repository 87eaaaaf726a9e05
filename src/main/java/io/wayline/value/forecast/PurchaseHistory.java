package io.wayline.value.forecast;

/**
 * All that the model knows of a customer, in days.
 *
 * @param repeats on how many days they bought again after the first
 * @param recency from the first purchase to the last; 0 without a second one
 * @param age from the first purchase to today
 */
record PurchaseHistory(int repeats, double recency, double age) {

    PurchaseHistory {
        recency = repeats == 0 ? 0 : recency;
        age = Math.max(age, recency);
    }
}
