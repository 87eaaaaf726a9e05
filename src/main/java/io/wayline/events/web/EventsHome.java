package io.wayline.events.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;

/** How many events came today, and wait; agents do not need to know. */
@Component
class EventsHome implements HomePanel {

    private final EventLog events;
    private final Clock clock;
    private final ZoneId zone;

    EventsHome(EventLog events, Clock clock, ZoneId zone) {
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    /** What is shown. */
    public record Shown(long today, long waiting) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "/events/home-panel.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        if (!reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN)) {
            return null;
        }
        var day = clock.instant().atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        return new Shown(events.arrivedSince(day), events.counts().getOrDefault(EventState.RECEIVED, 0L));
    }
}
