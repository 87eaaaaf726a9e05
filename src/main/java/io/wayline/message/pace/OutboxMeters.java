package io.wayline.message.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.Purpose;
import io.wayline.shared.RowTime;

/** What is measured of the outbox; counted by a worker now and then, so that who asks never waits for it. */
@Component
public class OutboxMeters {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Purpose, AtomicLong> age = new EnumMap<>(Purpose.class);
    private final AtomicLong uncertain = new AtomicLong();
    private final AtomicLong paused = new AtomicLong();

    OutboxMeters(JdbcClient jdbc, RelayBackOff backOff, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        for (var purpose : Purpose.values()) {
            var seconds = new AtomicLong();
            age.put(purpose, seconds);
            Gauge.builder("wayline.outbox.age", seconds, AtomicLong::get)
                    .description("How long the mail that is due longest has been due")
                    .baseUnit("seconds")
                    .tag("class", purpose.name())
                    .register(meters);
        }
        Gauge.builder("wayline.outbox.uncertain", uncertain, AtomicLong::get)
                .description("Mails of which nobody knows whether the mail server has them")
                .register(meters);
        Gauge.builder("wayline.outbox.paused", paused, AtomicLong::get)
                .description("Scopes of mails that are paused")
                .register(meters);
        Gauge.builder("wayline.outbox.relay.away", backOff, relay -> away(relay, clock))
                .description("How long the mail server has taken no mail of this node; 0 while it does")
                .baseUnit("seconds")
                .register(meters);
    }

    private static double away(RelayBackOff backOff, Clock clock) {
        return backOff.trouble()
                .map(trouble ->
                        Duration.between(trouble.since(), clock.instant()).toSeconds())
                .orElse(0L);
    }

    public void count() {
        var now = clock.instant();
        age.values().forEach(seconds -> seconds.set(0));
        jdbc.sql("""
                        select purpose, min(next_attempt_at) as oldest from outbox_message
                        where state = 'PENDING' and next_attempt_at <= ? group by purpose""").param(now.atOffset(ZoneOffset.UTC)).query(row -> {
            var oldest = RowTime.read(row, "oldest");
            age.get(Purpose.valueOf(row.getString("purpose")))
                    .set(Duration.between(oldest, now).toSeconds());
        });
        uncertain.set(number("select count(*) from outbox_message where state = 'UNKNOWN'"));
        paused.set(number("select count(*) from outbox_control where paused"));
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
