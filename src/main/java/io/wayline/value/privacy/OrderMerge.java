package io.wayline.value.privacy;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.value.ValueRuns;

/** Makes the orders of two customers those of one; what they are worth together is computed soon after. */
@Component
@Order(200)
class OrderMerge implements MergeParticipant {

    private final JdbcClient jdbc;
    private final ValueRuns runs;

    OrderMerge(JdbcClient jdbc, ValueRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var orders = jdbc.sql("select count(*) from customer_order where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("orders", orders));
    }

    @Override
    public void merge(CustomerMerge merge) {
        var moved = jdbc.sql("update customer_order set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
        jdbc.sql("delete from customer_value where customer_id = ?")
                .param(merge.merged().value())
                .update();
        if (moved > 0) {
            runs.request();
        }
    }
}
