package io.wayline.survey;

import java.time.DateTimeException;
import java.time.Period;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;

/**
 * A question that a customer is to be asked.
 *
 * @param about what it is about as its system calls it, 1 to 100 characters on one line, or null
 * @param journey the key of the journey that asks, or null
 * @param instance the instance of it, or null
 * @param validFor how many days it may be answered after today, to the end of the last one
 * @param key 1 to 200 characters: the same key is the same question
 */
public record SurveyRequest(
        CustomerId customer,
        SurveyKind kind,
        @Nullable String about,
        @Nullable String journey,
        @Nullable String instance,
        Period validFor,
        String key) {

    /** How long a question stays open that nobody said otherwise of. */
    public static final Period USUALLY = Period.ofDays(14);

    private static final int LONGEST_KEY = 200;
    private static final int MOST_DAYS = 366;

    public SurveyRequest {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidValue("key", "is empty or too long", "use 1 to 200 characters");
        }
    }

    /**
     * Reads a length as people write it, such as {@code P8D}.
     *
     * @return {@link #USUALLY} for null
     * @throws InvalidValue when it is none
     */
    public static Period validFor(@Nullable String text) {
        if (text == null) {
            return USUALLY;
        }
        try {
            var period = Period.parse(text);
            var days = period.toTotalMonths() * 31 + period.getDays();
            if (!period.isZero() && !period.isNegative() && days <= MOST_DAYS) {
                return period;
            }
        } catch (DateTimeException | ArithmeticException noPeriod) {
            // said below
        }
        throw new InvalidValue("validFor", "is no length of time from a day to a year", "write it as P14D or P2M");
    }
}
