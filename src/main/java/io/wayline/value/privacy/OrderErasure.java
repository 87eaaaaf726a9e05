package io.wayline.value.privacy;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;
import io.wayline.value.ValueRuns;

/** What somebody bought goes with them: an order's number leads to them in the shop, whose books have it anyway. */
@Component
@Order(500)
class OrderErasure implements ErasureParticipant {

    private final JdbcClient jdbc;
    private final ValueRuns runs;

    OrderErasure(JdbcClient jdbc, ValueRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        var customer = erasure.customer().value();
        jdbc.sql("delete from customer_order_item where order_ref in ("
                        + "select ref from customer_order where customer_id = ?)")
                .param(customer)
                .update();
        var gone = jdbc.sql("delete from customer_order where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("delete from customer_value where customer_id = ?")
                .param(customer)
                .update();
        if (gone > 0) {
            runs.request();
        }
    }
}
