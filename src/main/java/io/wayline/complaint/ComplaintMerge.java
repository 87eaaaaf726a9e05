package io.wayline.complaint;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;
import io.wayline.value.Orders;

/**
 * Makes the complaints of a merged customer those of the one who is kept; their holds and journeys go the same way, and
 * before them. Of two that events call the same, one journey goes on: the merged one's complaint ends as its duplicate.
 */
@Component
@Order(510)
class ComplaintMerge implements MergeParticipant {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final ComplaintRows rows;
    private final Complaints complaints;
    private final ComplaintProgress progress;
    private final Timeline timeline;
    private final Clock clock;

    ComplaintMerge(
            JdbcClient jdbc,
            Orders orders,
            ComplaintRows rows,
            Complaints complaints,
            ComplaintProgress progress,
            Timeline timeline,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.rows = rows;
        this.complaints = complaints;
        this.progress = progress;
        this.timeline = timeline;
        this.clock = clock;
    }

    private record Named(long number, String order) {}

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var complaints = jdbc.sql("select count(*) from complaint where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("complaints", complaints));
    }

    @Override
    public void merge(CustomerMerge merge) {
        // an order is no stranger's any more when both were one person all along
        jdbc
                .sql("""
                        select number, order_ref from complaint
                        where order_standing = 'FOREIGN' and customer_id in (?, ?)""")
                .params(merge.kept().value(), merge.merged().value())
                .query((row, at) -> new Named(row.getLong("number"), row.getString("order_ref")))
                .list()
                .stream()
                .filter(complaint -> orders.ownersOf(complaint.order()).stream()
                        .anyMatch(owner -> owner.equals(merge.kept()) || owner.equals(merge.merged())))
                .forEach(complaint -> jdbc.sql("update complaint set order_standing = 'OWN' where number = ?")
                        .param(complaint.number())
                        .update());
        endThoseOfOneName(merge);
        jdbc.sql("update complaint set customer_id = ?, version = version + 1 where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }

    private void endThoseOfOneName(CustomerMerge merge) {
        jdbc.sql("""
                        select m.ref from complaint m where m.customer_id = ? and m.stage <> 'CLOSED'
                            and exists (select 1 from complaint k
                                where k.customer_id = ? and k.source_ref = m.source_ref)
                        order by m.number""")
                .params(merge.merged().value(), merge.kept().value())
                .query(String.class)
                .list()
                .forEach(ref -> end(rows.find(ref).orElseThrow(), merge));
    }

    private void end(Complaint seen, CustomerMerge merge) {
        var kept = complaints.get(merge.kept(), seen.sourceRef());
        var by = Cause.actor(merge.by());
        var now = clock.instant();
        rows.handOver(seen, merge.kept());
        var ending = rows.lock(seen);
        if (ending.safetySuspected() && !kept.safetySuspected()) {
            rows.suspectSafety(kept);
        }
        complaints.link(kept, ending, merge.by());
        rows.duplicate(ending, kept);
        if (ending.owedBy().filter(now::isAfter).isPresent() && rows.breach(ending, now)) {
            tell(ending, "complaint-late", Map.of(), by);
        }
        if (ending.withdrawnAt() == null) {
            rows.withdraw(ending, now);
            rows.stage(ending, ComplaintStage.WITHDRAWN, now, by);
        }
        tell(ending, "complaint-duplicate", Map.of("by", merge.by(), "other", kept.ref()), by);
        progress.close(rows.lock(ending), by);
    }

    private void tell(Complaint complaint, String kind, Map<String, String> more, Cause by) {
        var facts = new HashMap<>(Complaints.facts(complaint));
        facts.putAll(more);
        timeline.add(
                new Entry(complaint.customer(), clock.instant(), kind, Entry.Direction.INSIDE, Map.copyOf(facts), by));
    }
}
