package io.wayline.journeys;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.benefit.Benefits;
import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintEnding;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** Lin is an agent, Shen a supervisor; it is Monday, 23 November 2026, ten in the morning in Shanghai. */
@DatabaseTest
class ComplaintTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    Complaints complaints;

    @Autowired
    Customers customers;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Benefits benefits;

    @Autowired
    Messages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester http;

    @Autowired
    InstanceActs acts;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;
    private String ref = "case-" + some;
    private Instant before = Instant.EPOCH;
    private Person lin;
    private Person shen;

    @BeforeEach
    void itIsMonday() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
    }

    @AfterEach
    void itIsWhenItWasAndNobodyHasAComplaint() {
        jdbc.sql("select id from journey_instance where journey = 'complaint' and ended_at is null")
                .query(String.class)
                .list()
                .forEach(instance -> acts.cancel(instance, "shen", "The test is over"));
        engine.forgetsDrawings();
        clock.set(before);
    }

    @Test
    void whoLooksForTheCauseReadsWhatTheCustomerWrote() {
        annaComplains().expectAt("Investigate the cause");

        assertThat(http.get()
                        .uri("/work/" + open("Investigate the cause").id())
                        .with(authentication(new SignedIn(shen, 0))))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The lid does not close.", "/complaints/" + complaint().ref());
    }

    @Test
    void isAcknowledgedAnsweredAcceptedAndClosed() {
        annaComplains().expectMails("complaint-acknowledged").expectAt("Investigate the cause");
        assertThat(complaint().stage()).isEqualTo(ComplaintStage.ACKNOWLEDGED);
        assertThat(holds.of(customer().id())).hasSize(1);
        assertThat(contentOf("complaint-acknowledged").text())
                .contains(complaint().ref(), "November 24, 2026")
                .doesNotContain("The lid does not close.");

        investigates(false);
        proposes("replacement", "129");
        walk().expectMails("complaint-acknowledged", "complaint-answer").expectAt("What do they say?");
        assertThat(contentOf("complaint-answer").text())
                .contains("A new lid is on its way to you.", "/a/v1.")
                .doesNotContain("129");

        walk().happens("complaint.accepted", Map.of("complaintRef", ref)).expectEnded("Closed");
        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.ACCEPTED);
        assertThat(holds.of(customer().id())).isEmpty();
        assertThat(journey.story(anna))
                .contains("complaint-received", "hold-placed", "complaint-closed", "hold-lifted");
    }

    @Test
    void aRemedyAboveTheLimitIsApprovedBySomebodyElse() {
        annaComplains();
        investigates(false);
        proposes("refund", "680");
        walk().expectAt("Approve the remedy");

        assertThatThrownBy(() -> tasks.claim(open("Approve the remedy").id(), lin))
                .isInstanceOf(RuntimeException.class);
        completes("Approve the remedy", shen, Map.of("approvalDecision", "approved"));

        walk().expectAt("What do they say?");
        assertThat(complaint().current().remedy().approvedBy()).isEqualTo("shen");
        assertThat(contentOf("complaint-answer").text()).contains("680.00");
    }

    @Test
    void aRemedyThatIsGivenBackIsProposedAnewWithTheReason() {
        annaComplains();
        investigates(false);
        proposes("refund", "680");
        completes(
                "Approve the remedy",
                shen,
                Map.of("approvalDecision", "givenBack", "approvalReason", "A new lid is enough."));

        walk().expectAt("Propose a remedy");
        assertThat(complaint().stage()).isEqualTo(ComplaintStage.REJECTED);
        assertThat(complaints.texts(complaint()))
                .filteredOn(text -> text.kind() == ComplaintText.Kind.REFUSAL)
                .extracting(ComplaintText::body)
                .containsExactly("A new lid is enough.");
        proposes("replacement", "129");
        walk().expectAt("What do they say?");
    }

    @Test
    void staysSilentForSevenDaysAfterTheAnswerHasLeft() {
        annaComplains();
        investigates(false);
        proposes("none", null);
        answerLeaves();
        walk().timePasses(Duration.ofDays(7).minusMinutes(1))
                .expectAt("What do they say?")
                .timePasses(Duration.ofMinutes(2))
                .expectEnded("Closed");

        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.SILENT);
    }

    @Test
    void anAnswerThatLeftLateIsGivenItsOwnSevenDaysAndIsRecordedAsLate() {
        annaComplains();
        investigates(false);
        proposes("none", null);
        walk().timePasses(Duration.ofDays(3)).expectAt("What do they say?");
        answerLeaves();
        var left = clock.instant();
        walk().timePasses(Duration.ofDays(6)).expectAt("What do they say?");
        assertThat(complaint().isOpen()).isTrue();
        assertThat(complaint().current().breachedAt()).isEqualTo(left);

        walk().timePasses(Duration.ofDays(2)).expectEnded("Closed");
        assertThat(complaint().answeredAt()).isEqualTo(left);
    }

    @Test
    void remindsWarnsAndIsRecordedAsLateWhileNobodyWorks() {
        annaComplains();
        walk().timePasses(Duration.ofHours(12));
        assertThat(open("Investigate the cause").priority()).isEqualTo(60);
        assertThat(told()).isEmpty();
        walk().timePasses(Duration.ofHours(7).plusMinutes(12));
        assertThat(told()).containsExactly("complaint-due");
        assertThat(complaint().current().breachedAt()).isNull();

        walk().timePasses(Duration.ofHours(5));
        assertThat(complaint().current().breachedAt()).isEqualTo(MONDAY_TEN.plus(Duration.ofHours(24)));
        assertThat(open("Investigate the cause").queue()).isEqualTo("approvals");
        assertThat(open("Investigate the cause").priority()).isEqualTo(100);
        assertThat(journey.story(anna)).contains("complaint-late");
    }

    @Test
    void aReopeningStartsANewClockAndIsLateByItself() {
        annaComplains();
        investigates(false);
        proposes("replacement", "129");
        answerLeaves();
        walk().timePasses(Duration.ofDays(2));
        var reopened = clock.instant();
        walk().happens("complaint.reopened", Map.of("complaintRef", ref, "text", "The new one leaks, too."))
                .expectAt("Investigate the cause");
        assertThat(open("Investigate the cause").assignee())
                .as("whoever wrote the answer before")
                .isEqualTo("lin");
        var first = complaints.rounds(complaint()).get(0);

        walk().timePasses(Duration.ofHours(25));

        assertThat(complaint().reopenings()).isEqualTo(1);
        assertThat(complaint().current().breachedAt()).isEqualTo(reopened.plus(Duration.ofHours(24)));
        assertThat(complaints.rounds(complaint()).get(0)).isEqualTo(first);
        assertThat(first.breachedAt()).isNull();
        assertThat(first.reply()).isEqualTo(AnswerRound.Reply.REOPENED);
        investigates(false);
        proposes("refund", "100");
        assertThat(messages.list(new Messages.Filter(null, "complaint-answer", new CustomerRef(anna)), null, 10)
                        .items())
                .hasSize(2);
        walk().happens("complaint.accepted", Map.of("complaintRef", ref)).expectEnded("Closed");
    }

    @Test
    void whatIsWrittenBeforeTheAnswerReopensNothing() {
        annaComplains().happens("complaint.reopened", Map.of("complaintRef", ref, "text", "Anybody there?"));
        investigates(false);
        proposes("replacement", "129");

        walk().expectAt("What do they say?");
        assertThat(complaint().stage()).isEqualTo(ComplaintStage.ANSWERED);
        assertThat(complaint().reopenings()).isZero();
    }

    @Test
    void isClosedWhenItIsTakenBackBeforeTheAnswer() {
        annaComplains()
                .happens("complaint.withdrawn", Map.of("complaintRef", ref))
                .expectEnded("Closed");

        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.WITHDRAWN);
        assertThat(holds.of(customer().id())).isEmpty();
    }

    @Test
    void isClosedWhenItIsTakenBackAfterTheAnswer() {
        annaComplains();
        investigates(false);
        proposes("none", null);
        walk().happens("complaint.withdrawn", Map.of("complaintRef", ref)).expectEnded("Closed");

        assertThat(complaint().ending()).isEqualTo(ComplaintEnding.WITHDRAWN);
    }

    @Test
    void remarksAboutAnotherComplaintMoveNothing() {
        annaComplains().happens("complaint.withdrawn", Map.of("complaintRef", "another"));

        walk().expectAt("Investigate the cause");
    }

    @Test
    void aSystemicCauseIsFollowedByAnImprovement() {
        annaComplains();
        investigates(true);
        proposes("none", null);
        walk().happens("complaint.accepted", Map.of("complaintRef", ref)).expectAt("Plan the improvement");
        assertThat(complaint().isOpen()).isFalse();

        completes(
                "Plan the improvement",
                shen,
                Map.of("measure", "Check seals.", "improvementOwner", "Supply", "improvementDue", "2026-12-31"));

        walk().expectEnded("Closed with improvement");
        assertThat(complaints.texts(complaint()))
                .extracting(ComplaintText::kind)
                .contains(ComplaintText.Kind.IMPROVEMENT);
    }

    @Test
    void aCouponIsGrantedOnceAndSentBeforeTheAnswer() {
        annaComplains();
        investigates(false);
        proposes("coupon", "50");

        walk().expectMails("complaint-acknowledged", "complaint-benefit", "complaint-answer");
        assertThat(benefits.of(customer().id(), 10)).singleElement().satisfies(coupon -> {
            assertThat(coupon.worth().amount()).isEqualByComparingTo("50");
            assertThat(contentOf("complaint-benefit").text()).contains(String.valueOf(coupon.code()));
        });
    }

    @Test
    void tierAAndSafetyAreAnsweredWithinTwelveHours() {
        annaComplains("text", "The handle broke and I burned my hand.");

        assertThat(complaint().safetySuspected()).isTrue();
        assertThat(complaint().triage().priority()).isEqualTo(1);
        assertThat(complaint().current().dueAt()).isEqualTo(MONDAY_TEN.plus(Duration.ofHours(12)));

        var dear = "dear-" + some;
        journey.happens("customer.registered", dear, Map.of("email", "dear@example.com"));
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, 'A', 'champion', 9, 9000, 1, 9, ?, 1)""")
                .params(customers.get(new CustomerRef(dear)).id().value(), OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        journey.happens("complaint.received", dear, said());
        var theirs = complaints.get(customers.get(new CustomerRef(dear)).id(), ref);
        assertThat(theirs.tier()).isEqualTo("A");
        assertThat(theirs.current().dueAt()).isEqualTo(MONDAY_TEN.plus(Duration.ofHours(12)));
    }

    @Test
    void twentyFourHoursAreTwentyFourHoursAlsoOverAMakeUpWorkday() {
        // Saturday, 14 February 2026, is worked; the Sunday behind it begins Spring Festival
        clock.set(Instant.parse("2026-02-14T08:00:00Z"));
        annaComplains();

        assertThat(complaint().current().dueAt()).isEqualTo(Instant.parse("2026-02-15T08:00:00Z"));
        walk().timePasses(Duration.ofHours(25));
        assertThat(complaint().current().breachedAt()).isEqualTo(Instant.parse("2026-02-15T08:00:00Z"));
    }

    @Test
    void somebodyWithoutAddressIsToldByPhoneOrInAnotherWay() {
        journey.happens("customer.registered", anna, Map.of("phone", "+8613800138000"));
        journey.happens("complaint.received", anna, said());
        investigates(false);
        proposes("none", null);
        walk().expectAt("Tell them by phone").expectTask("Call the customer");

        completes("Call the customer", lin, Map.of("callResult", "wrongNumber"));
        completes("Reach them another way", lin, Map.of("reachedBy", "letter"));

        walk().expectAt("What do they say?")
                .timePasses(Duration.ofDays(7).plusMinutes(1))
                .expectEnded("Closed");
    }

    @Test
    void whoIsReachedByPhoneHasTheTimeFromThenOn() {
        journey.happens("customer.registered", anna, Map.of("phone", "+8613800138000"));
        journey.happens("complaint.received", anna, said());
        investigates(false);
        proposes("none", null);
        completes("Call the customer", lin, Map.of("callResult", "reached"));

        walk().expectAt("What do they say?");
        assertThat(complaint().answeredAt()).isEqualTo(clock.instant());
    }

    @Test
    void theTimeThatIsPromisedIsByTheClockOnTheCustomersWall() {
        journey.happens(
                "customer.registered",
                anna,
                Map.of("email", "anna@example.com", "locale", "en", "zone", "Europe/Berlin"));
        journey.happens("complaint.received", anna, said());

        assertThat(contentOf("complaint-acknowledged").text())
                .containsPattern("November 24, 2026.{1,6}3:00.AM \\(Central European");
    }

    @Test
    void anAnswerThatComesBackIsToldByPhone() {
        annaComplains("contact", Map.of("phone", "+8613800138000"));
        investigates(false);
        proposes("none", null);
        walk().happens("mail.bounced", Map.of("messageRef", answer().ref())).expectAt("Reach them another way");

        completes("Reach them another way", lin, Map.of("reachedBy", "phone"));
        walk().expectAt("What do they say?");
    }

    @Test
    void anAnswerThatFailedIsFoundAfterADay() {
        annaComplains();
        investigates(false);
        proposes("none", null);
        jdbc.sql("update outbox_message set state = 'FAILED' where id = cast(? as bigint)")
                .param(answer().ref())
                .update();

        walk().timePasses(Duration.ofDays(1).plusMinutes(1)).expectAt("Reach them another way");
    }

    @Test
    void whoNobodyKnowsIsLookedUpBesideTheAnswer() {
        var boris = "desk-" + some;
        journey.happens("complaint.received", boris, said("contact", Map.of("email", "boris@example.com")));
        journey.on("complaint", boris).expectAt("Who is this?", "Investigate the cause");

        var task = list.of(customers.get(new CustomerRef(boris)).id(), lin, 10).stream()
                .filter(item -> item.name().equals("Who is this?"))
                .findFirst()
                .orElseThrow();
        complete(task, lin, Map.of("senderResult", "new"));

        journey.on("complaint", boris).expectAt("Investigate the cause");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000123456789", "#1001", "订单-8", "A/17 b", "长"})
    void ordersAndComplaintsOfAnyShapeGoFromTheEventToTheLastMail(String shape) {
        var order = (shape + some).repeat(5).substring(0, 100);
        ref = (shape + "~" + some).repeat(5).substring(0, 100);
        annaComplains("orderRef", order);
        investigates(false);
        proposes("none", null);
        walk().happens("complaint.reopened", Map.of("complaintRef", ref, "text", "No."));
        investigates(false);
        proposes("none", null);

        assertThat(contentOf("complaint-acknowledged").text()).contains(order);
        assertThat(contentOf("complaint-answer").text()).contains(order);
        walk().happens("complaint.accepted", Map.of("complaintRef", ref)).expectEnded("Closed");
    }

    @Test
    void whatIsNoAnswerWaitsWhileItIsOpenAndGoesOnAfterwards() {
        annaComplains();
        var waits = queue("waits");
        assertThat(messages.get(waits).state()).isEqualTo(MessageState.HELD);
        assertThat(messages.get(waits).reasonFacts())
                .containsEntry("reference", complaint().ref());
        assertThat(messages.get(waits).nextAttemptAt()).isAfter(clock.instant());

        investigates(false);
        proposes("none", null);
        assertThat(messages.get(answer().ref()).state()).isEqualTo(MessageState.PENDING);
        walk().happens("complaint.accepted", Map.of("complaintRef", ref)).expectEnded("Closed");

        // judged again at once, for nothing holds it any more
        assertThat(messages.get(waits).nextAttemptAt()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void anotherComplaintOfTheSameCustomerGoesItsOwnWay() {
        annaComplains();
        var first = ref;
        ref = "second-" + some;
        journey.happens("complaint.received", anna, said());
        assertThat(complaints.open(customer().id())).isEqualTo(2);

        journey.happens("complaint.withdrawn", anna, Map.of("complaintRef", first));

        assertThat(complaints.open(customer().id())).isEqualTo(1);
        assertThat(holds.of(customer().id())).hasSize(1);
        assertThat(complaint().isOpen()).isTrue();
    }

    private Walk walk() {
        return journey.on("complaint", anna);
    }

    private Walk annaComplains(Object... more) {
        journey.happens("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"));
        jdbc.sql("delete from outbox_message where customer_id = ?")
                .param(customer().id().value())
                .update();
        return walk().happens("complaint.received", said(more));
    }

    private Map<String, Object> said(Object... more) {
        var data = new HashMap<String, Object>();
        data.put("complaintRef", ref);
        data.put("category", "quality");
        data.put("text", "The lid does not close.");
        for (var at = 0; at < more.length; at += 2) {
            data.put((String) more[at], more[at + 1]);
        }
        return data;
    }

    private void investigates(boolean systemic) {
        completes(
                "Investigate the cause",
                shen,
                Map.of("causeCategory", "batch", "findings", "The seal is wrong.", "systemicCause", systemic));
    }

    private void proposes(String kind, @Nullable String amount) {
        var answers = new HashMap<String, Object>();
        answers.put("remedyKind", kind);
        answers.put("answerText", "A new lid is on its way to you.");
        if (amount != null) {
            answers.put("remedyAmount", new BigDecimal(amount));
        }
        completes("Propose a remedy", lin, answers);
    }

    private void completes(String name, Person by, Map<String, ?> answers) {
        complete(open(name), by, answers);
    }

    private void complete(WorkItem task, Person by, Map<String, ?> answers) {
        clock.advance(Duration.ofSeconds(1));
        var who = task.assignee() == null ? by : accounts.find(task.assignee()).orElseThrow();
        var taken = tasks.claim(task.id(), who);
        var given = new HashMap<String, JsonNode>();
        answers.forEach((field, value) -> given.put(field, json.valueToTree(value)));
        tasks.complete(taken.id(), given, taken.version(), who);
        engine.timePasses(Duration.ZERO);
    }

    private WorkItem open(String name) {
        var all = list.of(customer().id(), shen, 20);
        assertThat(all).extracting(WorkItem::name).contains(name);
        return all.stream().filter(item -> item.name().equals(name)).findFirst().orElseThrow();
    }

    /** A mail of another journey, which a hold stops. */
    private String queue(String key) {
        var request = new MailRequest(
                customer().id(), "onboarding-welcome", key + some, null, null, Cause.system("test"), null);
        return new TransactionTemplate(transactions)
                .execute(open -> messages.queue(request))
                .messageRef();
    }

    private Message answer() {
        return messages.list(new Messages.Filter(null, "complaint-answer", new CustomerRef(anna)), null, 10)
                .items()
                .get(0);
    }

    /** As the mail server would have taken it now. */
    private void answerLeaves() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("update outbox_message set state = 'SENT', handover_at = ?, sent_at = ? where id = cast(? as bigint)")
                .params(now, now, answer().ref())
                .update();
    }

    private Message.Content contentOf(String template) {
        return messages.list(new Messages.Filter(null, template, new CustomerRef(anna)), null, 10).items().stream()
                .findFirst()
                .flatMap(message -> messages.content(message.ref()))
                .orElseThrow();
    }

    private List<String> told() {
        return jdbc.sql("""
                        select n.kind from staff_notice n join journey_instance i on i.id = n.subject
                        where i.customer_id = ?""").param(customer().id().value()).query(String.class).list();
    }

    private Customer customer() {
        return customers.get(new CustomerRef(anna));
    }

    private Complaint complaint() {
        return complaints.get(customer().id(), ref);
    }
}
