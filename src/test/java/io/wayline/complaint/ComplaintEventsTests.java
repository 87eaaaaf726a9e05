package io.wayline.complaint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.complaint.Complaint.OrderNamed.Standing;
import io.wayline.complaint.ComplaintProgress.Treatment;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.events.EventsDriver;
import io.wayline.events.InvalidEvent;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class ComplaintEventsTests {

    private static final Cause SHEN = Cause.person("shen");

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    Complaints complaints;

    @Autowired
    ComplaintProgress progress;

    @Autowired
    Customers customers;

    @Autowired
    MarketingHolds holds;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;
    private final String ref = "shop/" + some;

    @BeforeEach
    void annaIsKnown() {
        happens("customer.registered", anna, Map.of("email", "anna@example.com"));
    }

    @Test
    void storesWhatWasWrittenAndHoldsMarketing() {
        happens("complaint.received", anna, said("amount", "489.00", "currency", "CNY", "severity", "high"));

        var complaint = complaint();
        assertThat(complaint.ref()).matches("CP-\\d{2}-\\d{4,}");
        assertThat(complaint.category()).isEqualTo(ComplaintCategory.QUALITY);
        assertThat(complaint.severity()).isEqualTo(2);
        assertThat(complaint.amount()).isEqualByComparingTo("489");
        assertThat(complaint.tier()).isEqualTo("C");
        assertThat(complaint.senderKnown()).isTrue();
        assertThat(complaint.safetySuspected()).isFalse();
        assertThat(complaints.texts(complaint))
                .extracting(ComplaintText::body)
                .containsExactly("The lid does not close.");
        assertThat(holds.of(customer().id()))
                .extracting(MarketingHold::reason, MarketingHold::reference)
                .containsExactly(tuple("complaint", complaint.ref()));
        assertThat(complaints.open(customer().id())).isEqualTo(1);
    }

    @Test
    void theSameNameAgainIsTheSameComplaintWithMoreWords() {
        happens("complaint.received", anna, said());
        happens("complaint.received", anna, said("text", "And it still does not."));

        assertThat(complaints.open(customer().id())).isEqualTo(1);
        assertThat(complaints.texts(complaint()))
                .extracting(ComplaintText::body)
                .containsExactly("The lid does not close.", "And it still does not.");
    }

    @Test
    void theSameWordsUnderAnotherEventAddNothing() {
        happens("complaint.received", anna, said());
        happens("complaint.received", anna, said());

        assertThat(complaints.texts(complaint())).hasSize(1);
    }

    @Test
    void whatWasToldBeforeCountsFromThenAndItsEventAddsNothing() {
        var earlier = clock.instant().minus(Duration.ofHours(30));
        complaints.receiveEarlier(customer().id(), json.valueToTree(said()), earlier, SHEN);
        happens("complaint.received", anna, said());
        acknowledged("PT24H");

        assertThat(complaint().receivedAt()).isEqualTo(earlier);
        assertThat(complaint().current().dueAt()).isEqualTo(earlier.plus(Duration.ofHours(24)));
        assertThat(complaints.texts(complaint())).hasSize(1);
        assertThat(holds.of(customer().id())).hasSize(1);
        var later = clock.instant().plusSeconds(1);
        assertThatThrownBy(() -> complaints.receiveEarlier(customer().id(), json.valueToTree(said()), later, SHEN))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aSenderWhomNobodyToldUsOfBecomesKnownWithTheContactGiven() {
        var boris = "mail-" + some;
        happens(
                "complaint.received",
                boris,
                said("contact", Map.of("name", "Boris", "email", "boris@example.com", "phone", "13800138000")));

        var known = customers.get(new CustomerRef(boris));
        assertThat(known.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
        assertThat(known.name()).isEqualTo("Boris");
        assertThat(known.emailKey()).isEqualTo("boris@example.com");
        assertThat(String.valueOf(known.phone())).contains("13800138000");
        assertThat(complaints.get(known.id(), ref).senderKnown()).isFalse();
    }

    @Test
    void aSenderWithoutAnyContactIsTakenToo() {
        var nobody = "desk-" + some;
        happens("complaint.received", nobody, said());

        assertThat(complaints
                        .get(customers.get(new CustomerRef(nobody)).id(), ref)
                        .senderKnown())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000123456789", "#1001", "订单-8", "A/17 b", "长"})
    void takesOrdersOfAnyShapeAndSaysWhoseTheyAre(String shape) {
        var order = (shape + some).repeat(5).substring(0, 100);
        happens("complaint.received", anna, said("orderRef", order));

        var named = complaint().order();
        assertThat(named).isNotNull();
        assertThat(named.ref()).isEqualTo(order);
        assertThat(named.standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void anOrderOfSomebodyElseIsTakenAndFlagged() {
        var boris = "boris-" + some;
        happens("customer.registered", boris, Map.of("email", "boris@example.com"));
        happens("order.placed", boris, Map.of("orderRef", "B-" + some, "amount", "10", "currency", "CNY"));
        happens("order.placed", anna, Map.of("orderRef", "A-" + some, "amount", "10", "currency", "CNY"));

        happens("complaint.received", anna, said("orderRef", "B-" + some));
        happens("complaint.received", anna, said("complaintRef", "own-" + some, "orderRef", "A-" + some));

        assertThat(complaint().order()).isEqualTo(new Complaint.OrderNamed("B-" + some, Standing.FOREIGN));
        assertThat(complaints.get(customer().id(), "own-" + some).order())
                .isEqualTo(new Complaint.OrderNamed("A-" + some, Standing.OWN));
    }

    @ParameterizedTest
    @CsvSource({
        "text,'  ',/data/text",
        "category,' ',/data/category",
        "complaintRef,'a\nb',/data/complaintRef",
        "orderRef,'a\nb',/data/orderRef",
        "amount,'-5',/data/amount",
        "amount,'1.23456',/data/amount",
        "currency,'XXX',/data/currency",
    })
    void refusesWhatNobodyCanWorkWithAndNamesTheField(String field, String value, String pointer) {
        var wrong = said(field, value);

        assertThatThrownBy(() -> events.send("complaint.received", anna, wrong))
                .isInstanceOfSatisfying(
                        InvalidEvent.class,
                        no -> assertThat(no.findings())
                                .extracting(Refusal.Finding::pointer)
                                .contains(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "category,weather,'send delivery, quality, invoice, price, service, or other'",
        "severity,terrible,'send 1 (the worst) to 4, or critical, high, medium, or low'",
        "severity,5,'send 1 (the worst) to 4, or critical, high, medium, or low'",
    })
    void refusesAWordThatNobodyKnowsWithTheFieldTheWordAndWhatMayBeSent(String field, String word, String remedy) {
        var wrong = said(field, word);

        assertThatThrownBy(() -> events.send("complaint.received", anna, wrong))
                .isInstanceOfSatisfying(
                        InvalidEvent.class,
                        no -> assertThat(no.findings()).singleElement().satisfies(finding -> {
                            assertThat(finding.pointer()).isEqualTo("/data/" + field);
                            assertThat(finding.detail()).contains("“" + word + "”", remedy);
                        }));
        assertThat(log.list(new EventLog.Filter(null, "complaint.received", null, new CustomerRef(anna)), null, 10)
                        .items())
                .isEmpty();
        happens("complaint.received", anna, said());
        assertThat(complaint().category()).isEqualTo(ComplaintCategory.QUALITY);
    }

    @ParameterizedTest
    @CsvSource({"critical,1", "HIGH,2", "medium,3", "一般,3", "'',3", "low,4"})
    void knowsUsualWordsForHowBadItIs(String word, int severity) {
        happens("complaint.received", anna, said("severity", word));

        assertThat(complaint().severity()).isEqualTo(severity);
    }

    @Test
    void whatWasKeptBeforeWordsWereRefusedIsStillTaken() {
        happens("complaint.received", anna, said());
        var kept = log.list(new EventLog.Filter(null, "complaint.received", null, new CustomerRef(anna)), null, 10)
                .items()
                .get(0)
                .id();
        jdbc.sql(
                        "update inbox_event set state = 'RECEIVED', data = replace(replace(data, '质量', 'weather'), ?, ?) where id = ?")
                .params(ref, "old-" + some, kept)
                .update();
        events.handleAll();

        assertThat(complaints.get(customer().id(), "old-" + some).category()).isEqualTo(ComplaintCategory.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"email,not an address", "phone,12", "name,'Bo\nris'"})
    void refusesAContactThatIsNone(String field, String value) {
        var wrong = said("contact", Map.of(field, value));

        assertThatThrownBy(() -> events.send("complaint.received", anna, wrong))
                .isInstanceOfSatisfying(
                        InvalidEvent.class,
                        no -> assertThat(no.findings())
                                .extracting(Refusal.Finding::pointer)
                                .containsExactly("/data/contact/" + field));
    }

    @Test
    void aReopeningStartsANewClockAndTheFirstResultStays() {
        happens("complaint.received", anna, said());
        answered("PT24H", Duration.ofHours(13));
        var first = complaint();
        assertThat(first.stage()).isEqualTo(ComplaintStage.ANSWERED);

        clock.advance(Duration.ofHours(3));
        var reopened = clock.instant();
        happens("complaint.reopened", anna, Map.of("complaintRef", ref, "text", "It leaks again."));

        var again = complaint();
        assertThat(again.stage()).isEqualTo(ComplaintStage.REOPENED);
        assertThat(again.reopenings()).isEqualTo(1);
        assertThat(again.current().dueAt()).isEqualTo(reopened.plus(Duration.ofHours(24)));
        assertThat(again.answeredAt()).isEqualTo(first.answeredAt());
        assertThat(complaints.rounds(again))
                .extracting(AnswerRound::reply)
                .containsExactly(AnswerRound.Reply.REOPENED, null);
        assertThat(complaints.texts(again))
                .extracting(ComplaintText::kind, ComplaintText::body)
                .contains(tuple(ComplaintText.Kind.REOPENED, "It leaks again."));
    }

    @Test
    void whatIsWrittenWhileAnAnswerIsOwedStartsNoClock() {
        happens("complaint.received", anna, said());
        happens("complaint.reopened", anna, Map.of("complaintRef", ref, "text", "Anybody there?"));
        happens("complaint.accepted", anna, Map.of("complaintRef", ref));

        assertThat(complaint().reopenings()).isZero();
        assertThat(complaint().stage().owesAnAnswer()).isTrue();
        assertThat(complaints.texts(complaint())).hasSize(2);
    }

    @Test
    void closingLiftsTheHoldAndSaysSoByTheInboxOnce() {
        happens("complaint.received", anna, said());
        answered("PT24H", Duration.ofHours(1));
        happens("complaint.accepted", anna, Map.of("complaintRef", ref));
        inTransaction(() -> progress.close(customer().id(), ref, SHEN));
        inTransaction(() -> progress.close(customer().id(), ref, SHEN));

        var closed = complaint();
        assertThat(closed.ending()).isEqualTo(ComplaintEnding.ACCEPTED);
        assertThat(closed.closedAt()).isNotNull();
        assertThat(holds.of(customer().id())).isEmpty();
        assertThat(raised("complaint.closed")).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackIsClosedAsThat() {
        happens("complaint.received", anna, said());
        happens("complaint.withdrawn", anna, Map.of("complaintRef", ref, "text", "My mistake."));
        assertThat(complaint().withdrawnAt()).isNotNull();
        assertThat(complaint().stage()).isEqualTo(ComplaintStage.WITHDRAWN);

        inTransaction(() -> progress.close(customer().id(), ref, SHEN));

        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.WITHDRAWN);
    }

    @Test
    void whatWasOverWhenWeWereToldHoldsNothing() {
        events.sendHistory("complaint.received", anna, said());
        events.handleAll();

        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.IMPORTED);
        assertThat(holds.of(customer().id())).isEmpty();
    }

    @Test
    void remarksAboutAComplaintThatNobodyKnowsChangeNothing() {
        var id = events.send("complaint.accepted", anna, Map.of("complaintRef", "none-" + some));
        events.handleAll();

        assertThat(log.get(id).state()).isEqualTo(EventState.IGNORED);
    }

    @Test
    void whoProposesDoesNotApproveAndNothingAboveTheLimitIsAnsweredBefore() {
        happens("complaint.received", anna, said("currency", "EUR"));
        acknowledged("PT24H");
        proposed("680.00");
        var customer = customer().id();

        assertThat(ComplaintProgress.needsApproval(complaint())).isTrue();
        assertThatThrownBy(() -> inTransaction(() -> progress.answer(customer, ref, null, Duration.ofDays(7), SHEN)))
                .isInstanceOf(NotApproved.class);
        assertThatThrownBy(() -> inTransaction(() -> progress.approve(customer, ref, "lin", SHEN)))
                .isInstanceOf(ProposerApproves.class);
        inTransaction(() -> progress.approve(customer, ref, "shen", SHEN));
        inTransaction(() -> progress.answer(customer, ref, null, Duration.ofDays(7), SHEN));

        var remedy = complaint().current().remedy();
        assertThat(remedy.approvedBy()).isEqualTo("shen");
        assertThat(remedy.currency()).isEqualTo("EUR");
        assertThat(complaint().stage()).isEqualTo(ComplaintStage.ANSWERED);
    }

    @Test
    void erasingLeavesThatThereWasOneAndNothingThatWasWritten() {
        happens("complaint.received", anna, said("contact", Map.of("name", "Anna"), "orderRef", "13800138000"));
        var number = complaint().ref();

        assertThat(complaints.erase(customer().id(), clock.instant())).isEqualTo(1);
        assertThat(complaints.erase(customer().id(), clock.instant())).isZero();

        var erased = complaints.find(number).orElseThrow();
        assertThat(complaints.texts(erased)).isEmpty();
        assertThat(erased.order()).isNull();
    }

    private void answered(String within, Duration after) {
        acknowledged(within);
        clock.advance(after);
        proposed("129.00");
        inTransaction(() -> progress.answer(customer().id(), ref, null, Duration.ofDays(7), SHEN));
    }

    private void acknowledged(String within) {
        var triage = new Complaint.Triage(2, "customer-care", new BigDecimal("300"));
        inTransaction(() -> progress.acknowledge(customer().id(), ref, new Treatment(triage, within, null), SHEN));
    }

    private void proposed(String amount) {
        inTransaction(() -> progress.propose(
                customer().id(),
                ref,
                Remedy.Kind.REFUND,
                new BigDecimal(amount),
                new ComplaintProgress.Work("We are sorry.", "lin"),
                SHEN));
    }

    private void inTransaction(Runnable act) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> act.run());
    }

    private void happens(String type, String who, Map<String, ?> data) {
        events.send(type, who, data);
        events.handleAll();
    }

    private Customer customer() {
        return customers.get(new CustomerRef(anna));
    }

    private Complaint complaint() {
        return complaints.get(customer().id(), ref);
    }

    private long raised(String type) {
        return log.list(new EventLog.Filter(null, type, null, new CustomerRef(anna)), null, 10)
                .items()
                .size();
    }

    private Map<String, Object> said(Object... more) {
        var data = new HashMap<String, Object>();
        data.put("complaintRef", ref);
        data.put("category", "质量");
        data.put("text", "The lid does not close.");
        for (var at = 0; at < more.length; at += 2) {
            data.put((String) more[at], more[at + 1]);
        }
        return data;
    }
}
