package io.wayline.audience.change;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** All of a segment stand elsewhere, each with the word in their story. */
@DatabaseTest
class SegmentMovesTests {

    private static final Cause STEP = Cause.step("churn-watch/Task_ReleaseGone/4711");

    @Autowired
    ApplicationContext first;

    @Autowired
    SegmentMoves moves;

    @Autowired
    Segments segments;

    @Autowired
    AudienceDriver driver;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private String segment = "";

    @BeforeEach
    void aSegmentOfTheTagged() {
        segment = driver.segment(driver.tagged(tag)).key();
    }

    @Test
    void eachMovesOnceWithItsCauseAndWhoCannotStays() {
        is("anna", "ACTIVE");
        is("ben", "AT_RISK");
        is("cleo", "NEW");
        is("dora", "CHURNED");

        begin("one");
        begin("one");
        driver.turns(2);

        assertThat(List.of(of("anna"), of("ben"), of("cleo"), of("dora")))
                .containsExactly(Lifecycle.CHURNED, Lifecycle.CHURNED, Lifecycle.NEW, Lifecycle.CHURNED);
        assertThat(told("anna")).containsExactly(Map.of("from", "ACTIVE", "to", "CHURNED"));
        assertThat(told("ben")).containsExactly(Map.of("from", "AT_RISK", "to", "CHURNED"));
        assertThat(told("cleo")).isEmpty();
        assertThat(told("dora")).isEmpty();
        assertThat(moves.newest(segment, 10)).singleElement().satisfies(move -> {
            assertThat(move.moved()).isEqualTo(2);
            assertThat(move.endedAt()).isNotNull();
        });
    }

    @Test
    void moreThanGoAtOnceMoveAll() {
        var many = 1_203;
        areActive(IntStream.range(0, many).mapToObj(number -> tag + number).toArray(String[]::new));

        begin("many");
        driver.turns(1);

        assertThat(standing("CHURNED")).isEqualTo(many);
        assertThat(entries()).isEqualTo(many);
        assertThat(moves.newest(segment, 1).get(0).moved()).isEqualTo(many);
    }

    @Test
    void whatWasAskedForAndNotCommittedIsNotDone() {
        is("anna", "ACTIVE");

        new TransactionTemplate(transactions).executeWithoutResult(crashing -> {
            begin("crashed");
            crashing.setRollbackOnly();
        });
        driver.turns(1);

        assertThat(of("anna")).isEqualTo(Lifecycle.ACTIVE);
    }

    @Test
    void whatAnotherNodeIsAtIsLeftToIt() {
        is("anna", "ACTIVE");
        begin("two");
        try (var second = new SecondNode(first)) {
            new TransactionTemplate(transactions).executeWithoutResult(here -> {
                jdbc.sql("select id from segment_move where segment = ? for update")
                        .param(segment)
                        .query(Long.class)
                        .single();
                second.does(() -> {
                    second.get(SegmentMoves.class).turn();
                    return null;
                });
            });
            assertThat(of("anna")).isEqualTo(Lifecycle.ACTIVE);

            second.does(() -> {
                second.get(SegmentMoves.class).turn();
                return null;
            });
        }
        driver.turns(1);

        assertThat(told("anna")).hasSize(1);
    }

    @Test
    void itGoesByTheVersionThatWasAskedFor() {
        is("anna", "ACTIVE");
        begin("versions");
        clock.advance(Duration.ofSeconds(1));
        segments.change(segment, AudienceDriver.draft(driver.tagged("nobody-" + tag)), 1, "tang");

        driver.turns(1);

        assertThat(of("anna")).isEqualTo(Lifecycle.CHURNED);
    }

    @Test
    void aSegmentThatIsNotThereIsRefusedAtOnce() {
        assertThatThrownBy(() -> moves.begin("not-there-" + tag, Lifecycle.CHURNED, STEP, tag))
                .isInstanceOf(NotFound.class);
    }

    private void begin(String passage) {
        moves.begin(segment, Lifecycle.CHURNED, STEP, tag + passage);
    }

    private void is(String name, String lifecycle) {
        var customer = driver.is(name + "-" + tag, tag);
        jdbc.sql("update customer set lifecycle = ? where id = ?")
                .params(lifecycle, customer.id().value())
                .update();
    }

    private void areActive(String... ids) {
        jdbc.sql("""
                        insert into customer (id, ref, lifecycle, since, changed_at, version)
                        select r.id, r.id, 'ACTIVE', current_timestamp, current_timestamp, 1
                        from unnest(cast(? as varchar array)) as r (id)""").param(1, ids).update();
        jdbc.sql("insert into customer_tag (customer_id, tag) select id, ? from customer where ref like ?")
                .params(tag, tag + "%")
                .update();
    }

    private Lifecycle of(String name) {
        return customers.get(new CustomerRef(name + "-" + tag)).lifecycle();
    }

    private List<Map<String, String>> told(String name) {
        return timeline.of(customers.get(new CustomerRef(name + "-" + tag)).id(), null, 20).items().stream()
                .map(Timeline.Item::entry)
                .filter(entry -> entry.kind().equals("lifecycle-moved"))
                .peek(entry -> assertThat(entry.cause()).isEqualTo(STEP))
                .map(entry -> Map.copyOf(entry.facts()))
                .toList();
    }

    private long standing(String lifecycle) {
        return jdbc.sql("""
                        select count(*) from customer c join customer_tag t on t.customer_id = c.id
                        where t.tag = ? and c.lifecycle = ?""").params(tag, lifecycle).query(Long.class).single();
    }

    private long entries() {
        return jdbc.sql("""
                        select count(*) from timeline_entry e join customer_tag t on t.customer_id = e.customer_id
                        where t.tag = ? and e.kind = 'lifecycle-moved'""").param(tag).query(Long.class).single();
    }
}
