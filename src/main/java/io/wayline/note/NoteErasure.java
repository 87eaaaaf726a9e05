package io.wayline.note;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/** Notes about somebody who is forgotten go. */
@Component
@Order(500)
class NoteErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    NoteErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        jdbc.sql("delete from note where customer_id = ?")
                .param(erasure.customer().value())
                .update();
    }
}
