package io.wayline.benefit;

import java.time.DateTimeException;
import java.time.Period;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.timeline.Cause;

/**
 * What is to be given to a customer.
 *
 * @param validFor how many days it is good for after today, to the end of the last one, or null for ever
 * @param oncePer 1 to 200 characters: the same customer is given something under it once
 * @param cause what gives it, for the timeline and the ledger
 */
public record Grant(
        CustomerId customer, BenefitValue worth, @Nullable Period validFor, String oncePer, Cause cause) {

    private static final int LONGEST_KEY = 200;
    private static final int MOST_YEARS = 10;

    public Grant {
        if (oncePer.isBlank() || oncePer.length() > LONGEST_KEY) {
            throw new InvalidValue("oncePer", "is empty or too long", "use 1 to 200 characters");
        }
    }

    /**
     * Reads a length as people write it, such as {@code P30D} or {@code P1Y}.
     *
     * @throws InvalidValue when it is none
     */
    public static @Nullable Period validFor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (!period.isZero()
                    && !period.isNegative()
                    && period.toTotalMonths() <= MOST_YEARS * 12L
                    && period.getDays() <= MOST_YEARS * 366) {
                return period;
            }
        } catch (DateTimeException noPeriod) {
            // said below
        }
        throw new InvalidValue(
                "validFor", "is no length of time from a day to ten years", "write it as P30D, P6M, or P1Y");
    }
}
