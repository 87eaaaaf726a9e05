package io.wayline.value;

import java.time.LocalDate;

/** Reckons more from the rows that a computation of value has just written; in its transaction, and quickly. */
public interface ValuationFollower {

    /** @param today the last day whose orders count, in the company's zone */
    void valued(LocalDate today);
}
