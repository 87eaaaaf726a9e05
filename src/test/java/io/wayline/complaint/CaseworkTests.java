package io.wayline.complaint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.complaint.Casework.Press;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.events.EventsDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What Lin does to Anna's complaints, without a journey. */
@DatabaseTest
class CaseworkTests {

    @Autowired
    Casework casework;

    @Autowired
    Complaints complaints;

    @Autowired
    ComplaintDriver driver;

    @Autowired
    EventsDriver events;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Timeline timeline;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;
    private Duration gone = Duration.ZERO;

    @BeforeEach
    void annaIsKnown() {
        driver.happens("customer.registered", anna, Map.of("email", "anna@example.com"));
    }

    @AfterEach
    void itIsWhenItWas() {
        clock.advance(gone.negated());
    }

    @Test
    void withdrawsOnceHoweverOftenOnePressesAndTheEventThatFollowsChangesNothing() {
        var first = complaint("first", "PT24H");
        var press = press();

        casework.withdraw(first, "Found the part in the box", press);
        var again = casework.withdraw(first, "Found the part in the box", press);
        events.handleAll();

        assertThat(again.stage()).isEqualTo(ComplaintStage.WITHDRAWN);
        assertThat(again.owedBy()).isEmpty();
        assertThat(complaints.texts(again))
                .filteredOn(text -> text.kind() == ComplaintText.Kind.WITHDRAWN)
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.body()).isEqualTo("Found the part in the box");
                    assertThat(text.writtenBy()).isEqualTo("lin");
                    assertThat(text.fromCustomer()).isFalse();
                });
        assertThat(story()).containsOnlyOnce("complaint-withdrawn-here").doesNotContain("complaint-withdrawn");
        assertThat(driver.closed(anna, "first-" + some).ending()).isEqualTo(ComplaintEnding.WITHDRAWN);
        assertThat(holds.of(first.customer())).isEmpty();
    }

    @Test
    void anotherPressIsToldThatItIsTakenBackOrClosedAlready() {
        var first = complaint("first", "PT24H");
        casework.withdraw(first, "A misunderstanding", press());

        refused("complaint-withdrawn", () -> casework.withdraw(first, "Again", press()));
        refused("complaint-withdrawn", () -> casework.reclassify(first, ComplaintCategory.PRICE, "Again", press()));

        driver.closed(anna, "first-" + some);
        var second = complaint("second", "PT24H");
        refused("complaint-closed", () -> casework.withdraw(first, "Again", press()));
        refused("complaint-closed", () -> casework.reclassify(first, ComplaintCategory.PRICE, "Again", press()));
        refused("complaint-closed", () -> casework.link(first, second, "Again", press()));
        refused("complaint-closed", () -> casework.duplicate(second, first, "Again", press()));
        assertThat(complaints.texts(first)).extracting(ComplaintText::body).doesNotContain("Again");
    }

    @Test
    void whatWasLateWhenItWasTakenBackStaysLate() {
        var first = complaint("first", "PT1H");
        later(Duration.ofHours(2));

        casework.withdraw(first, "Took too long", press());

        assertThat(complaints.rounds(first))
                .singleElement()
                .satisfies(round -> assertThat(round.breachedAt()).isNotNull());
        assertThat(story()).containsOnlyOnce("complaint-late");
    }

    @Test
    void anotherCategoryLeavesWhatWasPromised() {
        var first = complaint("first", "PT24H");

        var moved = casework.reclassify(first, ComplaintCategory.DELIVERY, "The carrier dropped it", press());

        assertThat(moved.category()).isEqualTo(ComplaintCategory.DELIVERY);
        assertThat(moved.categorySaid()).isEqualTo(first.categorySaid());
        assertThat(moved.owedBy()).isEqualTo(first.owedBy());
        assertThat(moved.triage()).isEqualTo(first.triage());
        assertThat(moved.version()).isGreaterThan(first.version());
        assertThat(timeline.of(first.customer(), null, 20)
                        .items()
                        .get(0)
                        .entry()
                        .facts())
                .containsAllEntriesOf(Map.of("was", "quality", "category", "delivery", "by", "lin"));
        assertThatThrownBy(() -> casework.reclassify(moved, ComplaintCategory.DELIVERY, "Once more", press()))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("category");
    }

    @Test
    void nothingIsDoneWithoutAReasonOrUnderANameThatWasUsedForSomethingElse() {
        var first = complaint("first", "PT24H");
        var second = complaint("second", "PT24H");
        var press = press();
        casework.reclassify(first, ComplaintCategory.DELIVERY, "The carrier dropped it", press);

        assertThatThrownBy(() -> casework.withdraw(first, " ", press())).hasMessageContaining("reason");
        assertThatThrownBy(() -> casework.withdraw(first, "Why", press)).hasMessageContaining("key");
        assertThatThrownBy(() -> casework.reclassify(second, ComplaintCategory.PRICE, "Why", press))
                .hasMessageContaining("key");
        assertThatThrownBy(() -> new Press("no name", "lin")).hasMessageContaining("key");
        assertThat(complaints.get(second.customer(), "second-" + some).category())
                .isEqualTo(ComplaintCategory.QUALITY);
    }

    @Test
    void twoCallersWhoNameAPressAlikeDoNotMeet() {
        var first = complaint("first", "PT24H");
        var second = complaint("second", "PT24H");
        var name = press().name();

        casework.reclassify(first, ComplaintCategory.DELIVERY, "The carrier dropped it", new Press(name, "lin"));
        casework.reclassify(second, ComplaintCategory.PRICE, "Billed twice", new Press(name, "a shop's key"));
        casework.reclassify(second, ComplaintCategory.PRICE, "Billed twice", new Press(name, "a shop's key"));

        assertThat(driver.of(anna, "first-" + some).category()).isEqualTo(ComplaintCategory.DELIVERY);
        assertThat(driver.of(anna, "second-" + some).category()).isEqualTo(ComplaintCategory.PRICE);
        assertThat(casework.presses(second, "a shop's key")).containsExactly(name);
    }

    @Test
    void linkedOnesBothGoOnAndAreLinkedOnce() {
        var first = complaint("first", "PT24H");
        var second = complaint("second", "PT24H");

        casework.link(second, first, "The same parcel", press());
        casework.link(first, second, "Said once more", press());

        assertThat(driver.of(anna, "first-" + some).owedBy()).isEqualTo(first.owedBy());
        assertThat(driver.of(anna, "second-" + some).owedBy()).isEqualTo(second.owedBy());
        assertThat(story()).containsOnlyOnce("complaint-linked");
        assertThat(complaints.texts(first)).extracting(ComplaintText::body).doesNotContain("Said once more");
    }

    @Test
    void ofTwoThatSayTheSameTheOneThatWasPromisedFirstIsAnswered() {
        var first = complaint("first", "PT24H");
        later(Duration.ofHours(1));
        var second = complaint("second", "PT24H");
        var press = press();

        // said on the page of the one that stays: the other one ends all the same
        var ended = casework.duplicate(first, second, "Sent twice", press);
        assertThat(casework.duplicate(first, second, "Sent twice", press).number())
                .isEqualTo(second.number());
        events.handleAll();

        assertThat(ended.ref()).isEqualTo(second.ref());
        assertThat(ended.duplicateOf()).isEqualTo(first.ref());
        assertThat(complaints.duplicatesOf(first)).extracting(Complaint::ref).containsExactly(second.ref());
        assertThat(driver.of(anna, "first-" + some).owedBy()).isEqualTo(first.owedBy());
        assertThat(driver.closed(anna, "second-" + some).ending()).isEqualTo(ComplaintEnding.DUPLICATE);
        assertThat(holds.of(first.customer()))
                .extracting(MarketingHold::reference)
                .containsExactly(first.ref());
        assertThat(complaints.texts(second))
                .extracting(ComplaintText::kind, ComplaintText::body)
                .contains(
                        tuple(ComplaintText.Kind.RECEIVED, "The lid does not close."),
                        tuple(ComplaintText.Kind.DUPLICATE, "Sent twice"));
        assertThat(complaints.rounds(second))
                .singleElement()
                .satisfies(round -> assertThat(round.breachedAt()).isNull());
    }

    @Test
    void aNewerOneThatIsDueBeforeTheOlderOneStays() {
        var slow = complaint("slow", "PT48H");
        var fast = complaint("fast", "PT12H");

        assertThat(casework.duplicate(fast, slow, "The same", press()).ref()).isEqualTo(slow.ref());
    }

    @Test
    void theClockOfTheOneThatEndsIsLateWhenItWas() {
        var second = complaint("second", "PT2H");
        complaint("first", "PT1H");
        later(Duration.ofHours(3));

        casework.duplicate(second, driver.of(anna, "first-" + some), "The same", press());

        assertThat(complaints.rounds(second))
                .singleElement()
                .satisfies(round -> assertThat(round.breachedAt()).isNotNull());
    }

    @Test
    void noneEndsForOneThatIsAnsweredAndNoHarmIsPutOff() {
        var answered = driver.comesAndIsAnswered(anna, "answered-" + some);
        var open = complaint("open", "PT24H");
        var harm = complaint("harm", "PT47H", "text", "It caught fire");

        refused("complaint-answered", () -> casework.duplicate(open, answered, "The same", press()));
        refused("complaint-safety", () -> casework.duplicate(open, harm, "The same", press()));

        assertThat(driver.of(anna, "harm-" + some).owedBy()).isEqualTo(harm.owedBy());
        assertThat(complaints.duplicatesOf(open)).isEmpty();
    }

    @Test
    void anotherCustomersComplaintBelongsToNone() {
        var first = complaint("first", "PT24H");
        var boris = "boris-" + some;
        driver.happens("customer.registered", boris, Map.of("email", "boris@example.com"));
        var theirs = driver.comes(boris, "theirs-" + some);

        assertThatThrownBy(() -> casework.link(first, theirs, "The same", press()))
                .hasMessageContaining("other");
        assertThatThrownBy(() -> casework.duplicate(first, theirs, "The same", press()))
                .hasMessageContaining("other");
        assertThatThrownBy(() -> casework.link(first, first, "The same", press()))
                .hasMessageContaining("other");
    }

    @Test
    void whatLinSaysForACustomerIsErasedWithTheirWords() {
        var first = complaint("first", "PT24H");
        casework.reclassify(first, ComplaintCategory.DELIVERY, "Anna says that the carrier dropped it", press());

        complaints.erase(first.customer(), clock.instant());

        assertThat(complaints.texts(first)).isEmpty();
    }

    /** One that is promised an answer within so much time from now, whatever a journey that runs beside would promise. */
    private Complaint complaint(String name, String within, Object... more) {
        driver.comes(anna, name + "-" + some, more);
        var complaint = driver.acknowledged(anna, name + "-" + some, within);
        jdbc.sql("update complaint_round set due_at = ? where complaint = ?")
                .params(RowTime.of(clock.instant().plus(Duration.parse(within))), complaint.number())
                .update();
        return driver.of(anna, name + "-" + some);
    }

    private List<String> story() {
        return timeline.of(driver.customer(anna), null, 50).items().stream()
                .map(item -> item.entry().kind())
                .toList();
    }

    private void later(Duration more) {
        clock.advance(more);
        gone = gone.plus(more);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static Press press() {
        return new Press(UUID.randomUUID().toString(), "lin");
    }
}
