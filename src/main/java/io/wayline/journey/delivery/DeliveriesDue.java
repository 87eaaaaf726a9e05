package io.wayline.journey.delivery;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.background.TimedWork;
import io.wayline.shared.RowTime;

/** Kept events whose instance may have come to a wait. That they are offered now and then besides stops no clock. */
@Component
class DeliveriesDue implements TimedWork {

    private final JdbcClient jdbc;

    DeliveriesDue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long due(Instant now) {
        return jdbc.sql("""
                        select count(*) from journey_delivery d join journey_instance i on i.id = d.instance_id
                        where d.state = 'KEPT' and d.offer_at <= ? and i.ended_at is null and i.paused_at is null
                            and not\s""" + SetAside.rests(Deliveries.LOOP, Deliveries.ITEM, "?"))
                .params(RowTime.of(now), RowTime.of(now))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Instant> next(Instant after, Instant last) {
        return Optional.empty();
    }
}
