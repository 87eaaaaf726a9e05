package io.wayline.timeline;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Makes two stories one, when all others have told theirs: each entry stays as it was told, now of the customer kept. */
@Component
@Order(900)
class TimelineMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    TimelineMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var entries = jdbc.sql("select count(*) from timeline_entry where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("entries", entries));
    }

    @Override
    public void merge(CustomerMerge merge) {
        jdbc.sql("update timeline_entry set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
