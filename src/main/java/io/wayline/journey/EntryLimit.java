package io.wayline.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.sandbox.BusyCount;
import io.wayline.journey.engine.sandbox.LimitSettings;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.OwnSource;

/**
 * Notices journeys that begin each other: an event that one raises starts the next, for the same customer. What other
 * systems tell is theirs and is not counted, however often it comes.
 */
@Component
class EntryLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int most;
    private final BusyCount busy;

    EntryLimit(JdbcClient jdbc, Clock clock, LimitSettings most) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = most.entries();
        this.busy = new BusyCount(this.most / 2);
    }

    /** Whether a customer who would enter now has entered so often within the hour that it cannot be meant. */
    boolean isPassed(JourneyModel journey, BusinessEvent event, CustomerId customer) {
        if (!(journey.reEntry() instanceof ReEntry.Always) || !event.source().startsWith(OwnSource.PREFIX)) {
            return false;
        }
        var key = journey.key() + " " + customer.value();
        if (!busy.oneMore(key)) {
            return false;
        }
        if (entered(journey, customer) < most) {
            busy.lookedAt(key);
            return false;
        }
        return true;
    }

    String passed() {
        return "this customer has entered it %d times within an hour by what journeys did".formatted(most);
    }

    private long entered(JourneyModel journey, CustomerId customer) {
        return jdbc.sql("""
                        select count(*) from (select id from journey_instance
                            where customer_id = ? and journey = ? and started_at >= ?
                            fetch first ? rows only) entered""")
                .params(
                        customer.value(),
                        journey.key(),
                        clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC),
                        most)
                .query(Long.class)
                .single();
    }
}
