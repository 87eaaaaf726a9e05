package io.wayline.audience;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/**
 * Who is forgotten is in no segment, and a run that still waits for them goes on without them. That somebody was invited
 * stays counted: the row says nothing but an id that leads to nobody.
 */
@Component
@Order(150)
class AudienceErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    AudienceErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        var customer = erasure.customer().value();
        jdbc.sql("delete from segment_member where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("""
                        update enrolment set dropped = dropped + 1 where ref in (
                            select enrolment from enrolment_member where customer_id = ? and state = 'WAITING')""").param(customer).update();
        jdbc.sql("delete from enrolment_member where customer_id = ? and state = 'WAITING'")
                .param(customer)
                .update();
    }
}
