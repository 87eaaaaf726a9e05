package io.wayline.customer.merge;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.change.CustomerRecords;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.SearchKeys;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Writes the one record that two become, in the caller's transaction, which holds both. */
@Component
class MergeRecords {

    private final JdbcClient jdbc;
    private final CustomerRecords records;
    private final CustomerTags tags;
    private final SearchKeys keys;
    private final Timeline timeline;
    private final Clock clock;

    MergeRecords(
            JdbcClient jdbc,
            CustomerRecords records,
            CustomerTags tags,
            SearchKeys keys,
            Timeline timeline,
            Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.tags = tags;
        this.keys = keys;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** All refs that lead to a customer: theirs, and those of whom was merged into them before. */
    List<CustomerRef> refs(CustomerId customer) {
        return jdbc.sql("""
                        select ref from customer where id = ?
                        union all select ref from customer_merge where customer_id = ?""").params(customer.value(), customer.value()).query(String.class).list().stream()
                .map(CustomerRef::new)
                .toList();
    }

    void write(MergePlan plan, String by) {
        var cause = Cause.actor(by);
        unite(plan, cause);
        lead(plan, by);
        remove(plan.other().id());
        var result = plan.result();
        var written = records.update(plan.kept(), result.ownedBy(plan.kept().owner()), cause);
        records.touch(records.hand(written, result.owner(), cause));
        keys.replace(List.of(result));
        move(plan, cause);
        tell(plan, cause);
    }

    /** The tags of both; when they are too many, the kept one's come first. */
    private void unite(MergePlan plan, Cause cause) {
        var all = new TreeSet<>(tags.of(plan.kept().id()));
        tags.of(plan.other().id()).stream()
                .filter(tag -> !all.contains(tag))
                .limit(Math.max(0, CustomerTags.MOST - all.size()))
                .toList()
                .forEach(all::add);
        tags.replace(plan.kept().id(), all, cause);
    }

    /** From here on the old ref and id lead to the kept one, as do those that led to the merged one. */
    private void lead(MergePlan plan, String by) {
        jdbc.sql("update customer_merge set customer_id = ? where customer_id = ?")
                .params(plan.kept().id().value(), plan.other().id().value())
                .update();
        jdbc.sql("""
                        insert into customer_merge (merged_id, ref, customer_id, merged_at, merged_by)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        plan.other().id().value(),
                        plan.other().ref().value(),
                        plan.kept().id().value(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by)
                .update();
    }

    private void remove(CustomerId merged) {
        for (var table : List.of("customer_key", "customer_tag")) {
            jdbc.sql("delete from " + table + " where customer_id = ?")
                    .param(merged.value())
                    .update();
        }
        jdbc.sql("delete from customer where id = ?").param(merged.value()).update();
    }

    private void move(MergePlan plan, Cause cause) {
        var from = plan.kept().lifecycle();
        var to = plan.result().lifecycle();
        jdbc.sql("update customer set lifecycle = ?, since = ? where id = ?")
                .params(
                        to.name(),
                        plan.result().since().atOffset(ZoneOffset.UTC),
                        plan.kept().id().value())
                .update();
        if (from != to) {
            timeline.add(entry(plan, "lifecycle-moved", Map.of("from", from.name(), "to", to.name()), cause));
        }
    }

    private void tell(MergePlan plan, Cause cause) {
        var taken = plan.taken().stream().map(MergeField::word).collect(Collectors.joining(","));
        timeline.add(entry(
                plan, "customer-merged", Map.of("merged", plan.other().ref().value(), "taken", taken), cause));
    }

    private Entry entry(MergePlan plan, String kind, Map<String, String> facts, Cause cause) {
        return new Entry(plan.kept().id(), clock.instant(), kind, Entry.Direction.INSIDE, facts, cause);
    }
}
