package io.wayline.benefit;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/** Keeps what was given and used, for the books; what is left cannot be used any more, and no order is named. */
@Component
@Order(500)
class BenefitErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    BenefitErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        jdbc.sql("""
                        update benefit_entry set request_key = null, order_ref = null, reason = null, cause_ref = ''
                        where benefit_id in (select id from benefit where customer_id = ?)""").param(erasure.customer().value()).update();
        // a key of its own may have been written by hand; the row's number is as good
        jdbc.sql("""
                        update benefit set code = null, once_key = cast(id as varchar(20)),
                            state = case when state = 'GRANTED' then 'REVOKED' else state end
                        where customer_id = ?""").param(erasure.customer().value()).update();
    }
}
