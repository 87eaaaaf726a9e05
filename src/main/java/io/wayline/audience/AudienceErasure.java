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
        // runs before their rows, as in a turn, which is waited for: it may have invited them just now
        jdbc.sql("""
                        select ref from enrolment where ref in (
                            select enrolment from enrolment_member where customer_id = ? and state = 'WAITING')
                        order by ref for update""").param(customer).query(String.class).list().forEach(run -> leave(run, customer));
    }

    private void leave(String run, String customer) {
        var left = jdbc.sql(
                        "delete from enrolment_member where enrolment = ? and customer_id = ? and state = 'WAITING'")
                .params(run, customer)
                .update();
        jdbc.sql("update enrolment set dropped = dropped + ? where ref = ?")
                .params(left, run)
                .update();
    }
}
