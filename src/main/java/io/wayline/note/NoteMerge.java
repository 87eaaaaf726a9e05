package io.wayline.note;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Makes the notes about two customers those about the kept one. */
@Component
@Order(260)
class NoteMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    NoteMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var notes = jdbc.sql("select count(*) from note where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("notes", notes));
    }

    @Override
    public void merge(CustomerMerge merge) {
        jdbc.sql("update note set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
