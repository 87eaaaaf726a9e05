package io.wayline.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drops references that no instance can use any more: none of the customer that was there when an event last brought
 * one is still on the way, and no decision that is kept shows it.
 */
@Component
class ReferenceRetention {

    /** Dropped by one statement, so that no statement locks for long. */
    private static final int AT_ONCE = 1_000;

    /** An instance whose start is not committed yet is not seen. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReferenceRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many were dropped */
    int drop() {
        var all = 0;
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            // a stand-in is made a moment before its instance starts
            some = jdbc.sql("""
                            delete from journey_reference where stand_in in (
                                select r.stand_in from journey_reference r
                                where r.used_at < ? and not exists (
                                    select 1 from journey_instance i where i.customer_id = r.customer_id
                                        and i.started_at <= r.used_at + interval '1' day
                                        and (i.ended_at is null or exists (
                                            select 1 from decision_log d where d.instance_id = i.id)))
                                order by r.used_at fetch first ? rows only)""")
                    .params(clock.instant().minus(YOUNG).atOffset(ZoneOffset.UTC), AT_ONCE)
                    .update();
            all += some;
        }
        return all;
    }
}
