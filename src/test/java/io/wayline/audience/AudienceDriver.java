package io.wayline.audience;

import java.util.List;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.change.ChangeEvents;
import io.wayline.audience.change.SegmentMoves;
import io.wayline.audience.enrolment.Pacer;
import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;

/** Makes customers and segments of a test's own, and does in its thread what the loops do. */
@TestComponent
public class AudienceDriver {

    private final CustomerDriver customers;
    private final Segments segments;
    private final RuleReader rules;
    private final Pacer pacer;
    private final ChangeEvents changes;
    private final SegmentMoves moves;
    private final JdbcClient jdbc;

    AudienceDriver(
            CustomerDriver customers,
            Segments segments,
            RuleReader rules,
            Pacer pacer,
            ChangeEvents changes,
            SegmentMoves moves,
            JdbcClient jdbc) {
        this.customers = customers;
        this.segments = segments;
        this.rules = rules;
        this.pacer = pacer;
        this.changes = changes;
        this.moves = moves;
        this.jdbc = jdbc;
    }

    /** Somebody who has this tag. */
    public Customer is(String ref, String tag, Object... fieldsAndValues) {
        var customer = customers.is(ref, fieldsAndValues);
        tags(customer, tag);
        return customer;
    }

    public void tags(Customer customer, String tag) {
        jdbc.sql("insert into customer_tag (customer_id, tag) values (?, ?)")
                .params(customer.id().value(), tag)
                .update();
    }

    public void untags(Customer customer, String tag) {
        jdbc.sql("delete from customer_tag where customer_id = ? and tag = ?")
                .params(customer.id().value(), tag)
                .update();
    }

    /** The rule in this JSON, in which {@code '} stands for {@code "}. */
    public Rule rule(String json) {
        return rules.read(json.replace('\'', '"'));
    }

    /** All who have one of these tags. */
    public Rule tagged(String... tags) {
        return rule("{'term': 'customer.tag', 'is': ['%s']}".formatted(String.join("', '", tags)));
    }

    /** A new segment of this rule. */
    public Segment segment(Rule rule) {
        return segments.make("of-test-" + UUID.randomUUID().toString().substring(0, 8), draft(rule), "tang");
    }

    public static SegmentDraft draft(Rule rule) {
        return new SegmentDraft(new Segment.Words("Of a test", null, null, null), rule);
    }

    /** The loops have had their turn, this often. */
    public void turns(int times) {
        for (var turn = 0; turn < times; turn++) {
            pacer.turn();
            changes.turn();
            moves.turn();
        }
    }

    /** The subjects of events of this type, sorted. */
    public List<String> subjects(String type, String like) {
        return jdbc
                .sql("select subject from inbox_event where type = ? and data like ?")
                .params(type, "%" + like + "%")
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
