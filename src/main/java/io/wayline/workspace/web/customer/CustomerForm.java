package io.wayline.workspace.web.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.VisibleCustomers.Seen;

/**
 * The form in which somebody changes who a customer is.
 *
 * @param version the customer's version when the form was shown
 * @param typed what stands in the fields now
 * @param shown what stood in them when the form was shown: fields that are masked stood empty
 * @param wrong the fields that cannot be what they claim to be
 * @param conflict whether somebody else has changed the customer since
 * @param meanwhile what somebody else has changed since
 */
public record CustomerForm(
        int version,
        Map<String, String> typed,
        Map<String, String> shown,
        List<String> wrong,
        boolean conflict,
        List<Change> meanwhile) {

    private static final List<String> FIELDS = List.of("name", "email", "phone", "locale", "zone", "birthday");

    /** One field that somebody else changed. */
    public record Change(String field, String before, String now) {}

    /** The customer as they are. */
    static CustomerForm of(Seen seen) {
        var values = values(seen);
        return new CustomerForm(seen.customer().version(), values, values, List.of(), false, List.of());
    }

    /** @param parameters of the request: each field by its name, what was shown of it behind {@code was.} */
    static CustomerForm sent(int version, Map<String, String> parameters) {
        var typed = new LinkedHashMap<String, String>();
        var shown = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            if (parameters.containsKey(field)) {
                typed.put(field, parameters.get(field).strip());
                shown.put(field, parameters.getOrDefault("was." + field, "").strip());
            }
        }
        return new CustomerForm(version, typed, shown, List.of(), false, List.of());
    }

    /** What the form says of the customer: the fields that were touched, so that masked ones stay as they are. */
    Map<String, @Nullable Object> said() {
        var said = new LinkedHashMap<String, @Nullable Object>();
        typed.forEach((field, value) -> {
            if (!value.equals(shown.get(field))) {
                said.put(field, value);
            }
        });
        return said;
    }

    /** The same words, on top of the customer as somebody else has left them. */
    CustomerForm over(Seen now) {
        var current = values(now);
        var changes = new ArrayList<Change>();
        shown.forEach((field, before) -> {
            var after = current.getOrDefault(field, "");
            if (!after.equals(before)) {
                changes.add(new Change(field, before, after));
            }
        });
        var kept = new LinkedHashMap<>(typed);
        // what this person did not touch follows the other's change
        kept.replaceAll(
                (field, value) -> Objects.equals(value, shown.get(field)) ? current.getOrDefault(field, "") : value);
        return new CustomerForm(now.customer().version(), kept, current, List.of(), true, changes);
    }

    CustomerForm wrong(List<String> fields) {
        return new CustomerForm(version, typed, shown, fields, conflict, meanwhile);
    }

    private static Map<String, String> values(Seen seen) {
        var customer = seen.customer();
        var isOpen = seen.fieldAccess() == FieldAccess.OPEN;
        var values = new LinkedHashMap<String, String>();
        values.put("name", text(customer.name()));
        values.put("email", isOpen ? text(customer.email()) : "");
        values.put(
                "phone", isOpen && customer.phone() != null ? customer.phone().shown() : "");
        values.put("locale", customer.locale() == null ? "" : customer.locale().toLanguageTag());
        values.put("zone", text(customer.zone()));
        if (isOpen) {
            values.put("birthday", text(customer.birthday()));
        }
        return values;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
