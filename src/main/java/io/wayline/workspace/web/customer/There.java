package io.wayline.workspace.web.customer;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;

/**
 * How late it is where a customer lives.
 *
 * @param clock hour and minute
 * @param zone what the reader's language calls the zone
 */
public record There(String clock, String zone) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** @return null where nobody knows where that is */
    static @Nullable There of(Customer customer, Instant now, Locale language) {
        var place = customer.zone();
        return place == null
                ? null
                : new There(CLOCK.format(now.atZone(place)), place.getDisplayName(TextStyle.FULL_STANDALONE, language));
    }
}
