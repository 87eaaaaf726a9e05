package io.wayline.audience.change;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customer;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
@QuietDatabase
class SegmentChangesTests {

    @Autowired
    SegmentChanges changes;

    @Autowired
    Segments segments;

    @Autowired
    AudienceDriver driver;

    @Autowired
    Merges merges;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String type = "test.entered-" + tag;
    private Customer anna;
    private Customer ben;

    @BeforeEach
    void nothingWaitsAndTwoAreTagged() {
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
        anna = driver.is(
                "anna-" + tag, tag, "phone", "+49 30 9%07d".formatted(Math.floorMod(tag.hashCode(), 10_000_000)));
        ben = driver.is("ben-" + tag, tag);
    }

    @Test
    void whoEntersIsToldOnceAndAgainOnlyAfterLeaving() {
        var segment = segment();

        assertThat(changes.find(segment, type)).isEqualTo(2);
        driver.turns(1);
        assertThat(raised()).containsExactly("anna-" + tag, "ben-" + tag);

        assertThat(changes.find(segment, type)).isZero();
        driver.turns(2);
        assertThat(raised()).hasSize(2);

        driver.untags(anna, tag);
        clock.advance(Duration.ofDays(1));
        assertThat(changes.find(segment, type)).isZero();
        assertThat(states(anna)).containsExactly("LEFT");

        driver.tags(anna, tag);
        assertThat(changes.find(segment, type)).isEqualTo(1);
        driver.turns(1);
        assertThat(raised()).containsExactly("anna-" + tag, "anna-" + tag, "ben-" + tag);
    }

    @Test
    void whatWasFoundAndNotCommittedIsFoundAgainAndToldOnce() {
        var segment = segment();

        new TransactionTemplate(transactions).executeWithoutResult(crashing -> {
            assertThat(changes.find(segment, type)).isEqualTo(2);
            crashing.setRollbackOnly();
        });
        driver.turns(1);
        assertThat(raised()).isEmpty();

        assertThat(changes.find(segment, type)).isEqualTo(2);
        driver.turns(3);
        assertThat(raised()).hasSize(2);
    }

    @Test
    void whoLeavesBeforeAnybodyWasToldIsNotToldOf() {
        var segment = segment();
        changes.find(segment, type);
        driver.untags(ben, tag);
        changes.find(segment, type);

        driver.turns(1);

        assertThat(raised()).containsExactly("anna-" + tag);
    }

    @Test
    void twoWhoLookForDifferentEventsDoNotTakeEachOthersChanges() {
        var segment = segment();

        assertThat(changes.find(segment, type)).isEqualTo(2);
        assertThat(changes.find(segment, type + "-too")).isEqualTo(2);
    }

    @Test
    void hundredsAreToldInSeveralTransactions() {
        for (var one = 0; one < 700; one++) {
            jdbc.sql("""
                            insert into customer (id, ref, lifecycle, since, changed_at, version)
                            values (?, ?, 'NEW', current_timestamp, current_timestamp, 1)""").params(UUID.randomUUID().toString(), tag + "-" + one).update();
        }
        jdbc.sql("insert into customer_tag (customer_id, tag) select id, ? from customer where ref like ?")
                .params(tag, tag + "-%")
                .update();
        var segment = segment();

        assertThat(changes.find(segment, type)).isEqualTo(702);
        driver.turns(1);

        assertThat(raised()).hasSize(702).doesNotHaveDuplicates();
    }

    @Test
    void anEditedSegmentTellsOnlyOfThoseWhoAreNew() {
        var segment = segment();
        changes.find(segment, type);
        driver.turns(1);
        var cleo = driver.is("cleo-" + tag, tag + "-too");

        segments.change(segment, AudienceDriver.draft(driver.tagged(tag, tag + "-too")), 1, "tang");
        assertThat(changes.find(segment, type)).isEqualTo(1);
        driver.turns(1);

        assertThat(raised()).containsExactly("anna-" + tag, "ben-" + tag, "cleo-" + tag);
        assertThat(states(cleo)).containsExactly("IN");
    }

    @Test
    void whoWasInAsOneOfTwoHasNotEnteredAsTheKeptOne() {
        var segment = segment();
        changes.find(segment, type);
        driver.turns(1);
        var kept = driver.is(
                "kept-" + tag,
                tag + "-else",
                "phone",
                "+49 30 9%07d".formatted(Math.floorMod(tag.hashCode(), 10_000_000)));

        merges.merge(
                DuplicatePair.of(kept.id(), anna.id()).id(),
                new MergeChoice(kept.ref(), List.of(), null, null),
                "shen");
        assertThat(changes.find(segment, type)).isZero();
        driver.turns(1);

        assertThat(raised()).hasSize(2);
        assertThat(states(kept)).containsExactly("IN");
        assertThat(states(anna)).isEmpty();
    }

    @Test
    void onlyEventsThatAnybodyMayTellAreRaised() {
        var segment = segment();

        for (var wrong : List.of("Not a type", "campaign.invited", "mail.bounced", "")) {
            assertThatThrownBy(() -> changes.find(segment, wrong))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageStartingWith("raise is no type of event");
        }
        assertThatThrownBy(() -> changes.find("of-nobody", type)).isInstanceOf(NotFound.class);
    }

    private String segment() {
        return driver.segment(driver.tagged(tag)).key();
    }

    private List<String> raised() {
        return driver.subjects(type, "segment");
    }

    private List<String> states(Customer customer) {
        return jdbc.sql("select state from segment_member where customer_id = ?")
                .param(customer.id().value())
                .query(String.class)
                .list();
    }
}
