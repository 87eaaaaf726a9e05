package io.wayline.audience.enrolment;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/**
 * Two who become one have one turn in a run. Whoever of them has been invited has been, and the other one's row goes.
 */
@Component
@Order(262)
class EnrolmentMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    EnrolmentMerge(JdbcClient jdbc) {
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
        lockRuns(merged);
        var both = jdbc.sql("""
                        select k.enrolment, k.state as kept_state, m.state as merged_state
                        from enrolment_member k join enrolment_member m on m.enrolment = k.enrolment
                        where k.customer_id = ? and m.customer_id = ? order by k.enrolment for update""")
                .params(kept, merged)
                .query((row, number) -> new Both(
                        row.getString("enrolment"), row.getString("kept_state"), row.getString("merged_state")))
                .list();
        both.forEach(each -> one(each, kept, merged));
        jdbc.sql("update enrolment_member set customer_id = ? where customer_id = ?")
                .params(kept, merged)
                .update();
    }

    /** Runs before their rows, as in a turn: while this goes on, none of them takes anybody. */
    private void lockRuns(String merged) {
        jdbc.sql("""
                        select ref from enrolment where ref in (
                            select enrolment from enrolment_member where customer_id = ?) order by ref for update""").param(merged).query(String.class).list();
    }

    private record Both(String enrolment, String kept, String merged) {}

    private void one(Both both, String kept, String merged) {
        var goes = both.kept().equals("WAITING") && !both.merged().equals("WAITING") ? kept : merged;
        jdbc.sql("delete from enrolment_member where enrolment = ? and customer_id = ?")
                .params(both.enrolment(), goes)
                .update();
        // two who were both invited were two then, and count as two
        if (both.kept().equals("WAITING") || both.merged().equals("WAITING")) {
            jdbc.sql("update enrolment set dropped = dropped + 1 where ref = ?")
                    .param(both.enrolment())
                    .update();
        }
    }
}
