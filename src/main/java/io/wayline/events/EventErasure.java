package io.wayline.events;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/**
 * What came of somebody who is forgotten: what waits goes unread; of what was handled stays that something of this type
 * came from that source, so that the same one sent again is still known, and nothing of what it said.
 */
@Component
@Order(800)
class EventErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    EventErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        jdbc.sql("delete from inbox_event where subject in (:refs) and state in ('RECEIVED', 'UNKNOWN_CUSTOMER')")
                .param("refs", erasure.refValues())
                .update();
        silence("subject", erasure.refValues(), erasure);
        silence("customer_id", erasure.idValues(), erasure);
        jdbc.sql("delete from inbox_route where subject in (:refs)")
                .param("refs", erasure.refValues())
                .update();
    }

    /** By one column at a time, each by its index: there may be millions of events. */
    private void silence(String column, List<String> theirs, CustomerErasure erasure) {
        jdbc.sql("update inbox_event set subject = :instead, data = '{}', note = null, customer_id = null where "
                        + column + " in (:theirs)")
                .param("instead", erasure.instead())
                .param("theirs", theirs)
                .update();
    }
}
