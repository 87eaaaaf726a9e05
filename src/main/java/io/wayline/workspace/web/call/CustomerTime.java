package io.wayline.workspace.web.call;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;

/**
 * A moment by the clock on the customer's wall, where that shows another time than the company's.
 *
 * @param clock hour and minute
 * @param days -1 where it is still the day before there, 1 where it is the next day already, else 0
 */
public record CustomerTime(String clock, int days) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** @return null where both clocks show the same, and where nobody knows the customer's */
    public static @Nullable CustomerTime of(Instant moment, @Nullable Customer customer, ZoneId company) {
        if (customer == null || customer.zone() == null) {
            return null;
        }
        var theirs = moment.atZone(customer.zone());
        var ours = moment.atZone(company);
        return theirs.toLocalDateTime().equals(ours.toLocalDateTime())
                ? null
                : new CustomerTime(CLOCK.format(theirs), (int)
                        (theirs.toLocalDate().toEpochDay() - ours.toLocalDate().toEpochDay()));
    }
}
