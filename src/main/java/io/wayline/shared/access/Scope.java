package io.wayline.shared.access;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do. */
public enum Scope {
    EVENTS_WRITE("events:write"),
    EVENTS_READ("events:read"),
    SOURCES_WRITE("sources:write"),
    CUSTOMERS_READ("customers:read"),
    CUSTOMERS_WRITE("customers:write"),
    JOURNEYS_READ("journeys:read"),
    JOURNEYS_WRITE("journeys:write"),
    CATALOGUE_WRITE("catalogue:write"),
    MESSAGES_READ("messages:read"),
    MESSAGES_WRITE("messages:write"),
    BENEFITS_WRITE("benefits:write"),
    CLOCK_WRITE("clock:write"),
    METRICS_READ("metrics:read"),
    ACT_AS("act-as");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as it is written in settings and requests. */
    public String text() {
        return text;
    }

    /** The authority that Spring Security checks, such as {@code SCOPE_events:write}. */
    public String authority() {
        return "SCOPE_" + text;
    }

    public static Optional<Scope> named(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
