package io.wayline.message.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerRef;

/**
 * What a reader of the list wants to see, as it stands in the address; what means nothing is left out.
 *
 * @param from the first day, in the company's zone
 * @param until the last day
 */
public record MailFilter(
        @Nullable String state,
        @Nullable String purpose,
        @Nullable String template,
        @Nullable String customer,
        @Nullable String from,
        @Nullable String until) {

    /** @param kept whose mails are meant, where a customer is named by what they were called before a merge */
    Messages.Filter within(ZoneId zone, UnaryOperator<CustomerRef> kept) {
        var last = day(until);
        var first = day(from);
        return new Messages.Filter(
                oneOf(MessageState.values(), state),
                oneOf(Purpose.values(), purpose),
                blankToNull(template),
                blankToNull(customer) == null ? null : kept.apply(new CustomerRef(customer.strip())),
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Whether more than a state is asked for. */
    public boolean narrow() {
        return Stream.of(purpose, template, customer, from, until).anyMatch(field -> blankToNull(field) != null);
    }

    public boolean isOf(String each) {
        return each.equals(state);
    }

    /** The address of the same list in another state; empty for all. */
    public String in(String other) {
        return at("/mails", other);
    }

    /** Where all that it shows can be sent again. */
    public String toResend() {
        return at("/mails/resend", state == null ? "" : state);
    }

    private String at(String path, String other) {
        var address = UriComponentsBuilder.fromPath(path).queryParam("state", "{state}");
        var fields = new String[][] {
            {"purpose", purpose}, {"template", template}, {"customer", customer}, {"from", from}, {"until", until}
        };
        var values = new ArrayList<String>();
        values.add(other);
        for (var field : fields) {
            if (blankToNull(field[1]) != null) {
                address.queryParam(field[0], "{" + field[0] + "}");
                values.add(field[1]);
            }
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    public String here() {
        return in(state == null ? "" : state);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return blankToNull(text) == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
