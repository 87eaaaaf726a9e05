package io.wayline.callback;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/**
 * Lets the calls of a merged customer be those of the one who is kept. Journeys come before: a call whose journey ends
 * with the merge has given its place back by then.
 */
@Component
@Order(500)
class CallbackMerge implements MergeParticipant {

    private final JdbcClient jdbc;
    private final CallbackRows rows;

    CallbackMerge(JdbcClient jdbc, CallbackRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        return List.of(new Effect("calls", rows.booked(merge.merged()).size()));
    }

    @Override
    public void merge(CustomerMerge merge) {
        jdbc.sql("update callback set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
        jdbc.sql("update call_unplaced set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
