package io.wayline.timeline;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/** The story of somebody who is forgotten goes, when nobody adds to it any more. */
@Component
@Order(900)
class TimelineErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    TimelineErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        jdbc.sql("delete from timeline_entry where customer_id = ?")
                .param(erasure.customer().value())
                .update();
    }
}
