package io.wayline.audience.change;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.customer.Customer;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** More enter at one look than are let through: a person decides. */
@DatabaseTest
@QuietDatabase
class HeldEntriesTests {

    @Autowired
    SegmentChanges changes;

    @Autowired
    HeldEntries held;

    @Autowired
    AudienceDriver driver;

    @Autowired
    JdbcClient jdbc;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String type = "test.entered-" + tag;
    private String segment = "";
    private Customer anna;

    @BeforeEach
    void threeAreIn() {
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
        segment = driver.segment(driver.tagged(tag)).key();
        anna = driver.is("anna-" + tag, tag);
        driver.is("ben-" + tag, tag);
        driver.is("cleo-" + tag, tag);
    }

    @Test
    void asManyAsAreLetThroughAreToldOfAtOnce() {
        changes.find(segment, type, 3);
        driver.turns(1);

        assertThat(raised()).hasSize(3);
        assertThat(held.of(segment)).isEmpty();
    }

    @Test
    void ofMoreNobodyIsToldUntilSomebodySaysSo() {
        assertThat(changes.find(segment, type, 2)).isEqualTo(3);
        driver.turns(1);
        assertThat(raised()).isEmpty();
        assertThat(held.of(segment)).singleElement().satisfies(waiting -> {
            assertThat(waiting.customers()).isEqualTo(3);
            assertThat(waiting.raises()).isEqualTo(type);
        });

        assertThat(held.decide(segment, type, true, "tang")).isEqualTo(3);
        driver.turns(2);

        assertThat(raised()).containsExactly("anna-" + tag, "ben-" + tag, "cleo-" + tag);
        assertThat(held.of(segment)).isEmpty();
    }

    @Test
    void whoIsLeftAsTheyAreIsNotToldOfLaterEither() {
        changes.find(segment, type, 2);

        held.decide(segment, type, false, "tang");
        changes.find(segment, type, 2);
        driver.turns(1);

        assertThat(raised()).isEmpty();
    }

    @Test
    void whoEntersWhileOthersWaitIsToldOf() {
        changes.find(segment, type, 2);
        driver.is("dora-" + tag, tag);

        changes.find(segment, type, 2);
        driver.turns(1);

        assertThat(raised()).containsExactly("dora-" + tag);
        assertThat(held.of(segment).get(0).customers()).isEqualTo(3);
    }

    @Test
    void whoLeavesWhileTheyWaitIsNotDecidedOn() {
        changes.find(segment, type, 2);
        driver.untags(anna, tag);
        changes.find(segment, type, 2);

        assertThat(held.decide(segment, type, true, "tang")).isEqualTo(2);
        driver.turns(1);

        assertThat(raised()).containsExactly("ben-" + tag, "cleo-" + tag);
    }

    @Test
    void oneOfTwoWhoDecideIsTooLate() {
        changes.find(segment, type, 2);
        held.decide(segment, type, false, "tang");

        assertThatThrownBy(() -> held.decide(segment, type, true, "he")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> held.decide(segment, "test.never-" + tag, true, "he"))
                .isInstanceOf(NotFound.class);
        driver.turns(1);
        assertThat(raised()).isEmpty();
    }

    private List<String> raised() {
        return driver.subjects(type, segment);
    }
}
