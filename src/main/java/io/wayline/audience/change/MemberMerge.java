package io.wayline.audience.change;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Whoever was in a segment as one of two is in it as the kept one, and has not entered anew by that. */
@Component
@Order(261)
class MemberMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    MemberMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        return List.of();
    }

    @Override
    public void merge(CustomerMerge merge) {
        var kept = merge.kept().value();
        var merged = merge.merged().value();
        jdbc.sql("""
                        delete from segment_member where customer_id = ? and watch in (
                            select k.watch from segment_member k where k.customer_id = ? and k.state <> 'LEFT')""").params(merged, kept).update();
        jdbc.sql("""
                        delete from segment_member where customer_id = ? and watch in (
                            select k.watch from segment_member k where k.customer_id = ?)""").params(kept, merged).update();
        jdbc.sql("update segment_member set customer_id = ? where customer_id = ?")
                .params(kept, merged)
                .update();
    }
}
