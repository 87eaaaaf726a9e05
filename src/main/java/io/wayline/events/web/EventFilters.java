package io.wayline.events.web;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.events.EventLog.Filter;
import io.wayline.events.EventState;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;

/** Reads the filters of a request; blank ones are open. */
final class EventFilters {

    private EventFilters() {}

    /** @throws InvalidValue when the state or the subject cannot be one */
    static Filter of(@Nullable String state, @Nullable String type, @Nullable String source, @Nullable String subject) {
        var customer = given(subject);
        return new Filter(
                state(given(state)), given(type), given(source), customer == null ? null : new CustomerRef(customer));
    }

    private static @Nullable EventState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(EventState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "state",
                        "is none of ours",
                        Arrays.stream(EventState.values())
                                .map(EventState::name)
                                .collect(Collectors.joining(", ", "ask for one of ", ""))));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
