package io.wayline.journeys;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.benefit.Benefits;
import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyState;
import io.wayline.survey.Surveys;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A month of a shop: 50 deliveries of which 3 come back, 20 questions, and 10 complaints of all kinds with 5 reopenings.
 * It begins on Monday, 23 November 2026, ten in the morning in Shanghai; at its end every clock, mail, hold, and task is
 * what it should be.
 */
@DatabaseTest
@QuietDatabase
class DaysInTheLifeTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(6);

    /** Those who can be written to: 1 to 20 are asked, 21 to 23 send their orders back. */
    private static final int ASKED = 20;

    private static final int WRITTEN_TO = 23;
    private static final int ALL = 50;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    SurveyDriver surveyDriver;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyList asked;

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
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String unknown = run + "-mail";
    private Instant before = Instant.EPOCH;
    private Instant opened = Instant.EPOCH;
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
    void itIsWhenItWas() {
        jdbc.sql("delete from customer_order where customer_id in (select id from customer where ref like ?)")
                .param(run + "-%")
                .update();
        clock.set(before);
    }

    @Test
    void everyClockMailHoldAndTaskIsWhatItShouldBeAtTheEndOfAMonth() {
        fiftyOrdersAreDelivered();
        threeComeBack();
        twentyAreAskedAndAnswer();
        tenComplain();
        theDeskAnswers();
        customersReply();
        passes(DAY.multipliedBy(14));

        checkDeliveries();
        checkSurveys();
        checkComplaints();
        checkHoldsAndTasks();
        checkMails();
    }

    private void fiftyOrdersAreDelivered() {
        for (var number = 1; number <= ALL; number++) {
            var contact = new HashMap<String, Object>(Map.of("locale", number % 2 == 0 ? "en" : "zh-CN"));
            if (number <= WRITTEN_TO) {
                contact.put("email", who(number) + "@example.com");
                contact.put("consents", List.of(Map.of("purpose", "marketing", "channel", "email")));
            }
            if (number <= 2 || number > WRITTEN_TO) {
                contact.put("phone", "+86138001380%02d".formatted(number));
            }
            events.sendHistory("customer.registered", who(number), contact);
        }
        events.handleAll();
        tells("order.placed", ALL, Map.of("amount", "298.00", "currency", "CNY"));
        clock.advance(HOUR);
        tells("order.delivered", ALL, Map.of("durable", false));
        passes(DAY);
    }

    /** On the second day. */
    private void threeComeBack() {
        for (var number = ASKED + 1; number <= WRITTEN_TO; number++) {
            journey.happens("order.returned", who(number), Map.of("orderRef", order(number), "reason", "too large"));
        }
        passes(DAY.multipliedBy(6));
    }

    /** On the eighth: all scores, one of them changed before it settles, one not given. */
    private void twentyAreAskedAndAnswer() {
        for (var number = 1; number < ASKED; number++) {
            surveys.answer(survey(number).ref(), first(number), number == 19 ? "So-so, really" : null);
        }
        passes(Duration.ofMinutes(20));
        surveys.answer(survey(6).ref(), 5, null);
        passes(HOUR);

        completes(
                1,
                "Call the customer",
                lin,
                Map.of("callResult", "reached", "complaintWanted", true, "complaintCategory", "quality"));
        completes(2, "Call the customer", lin, Map.of("callResult", "reached", "complaintWanted", false));
        passes(DAY.minus(HOUR.multipliedBy(2)));
    }

    private static int first(int number) {
        return switch (number) {
            case 1, 2, 3, 4, 5 -> number;
            case 6 -> 2;
            case 19 -> 3;
            default -> 4 + number % 2;
        };
    }

    /** On the ninth; the first of them by phone, the day before. */
    private void tenComplain() {
        opened = clock.instant();
        complains(who(3), "3", Map.of("orderRef", order(30)));
        complains(who(4), "4", Map.of());
        complains(who(5), "5", Map.of("text", "The handle came off and I burned my hand."));
        complains(who(6), "6", Map.of("amount", "680.00", "currency", "CNY"));
        complains(who(7), "7", Map.of());
        complains(who(8), "8", Map.of());
        complains(who(9), "9", Map.of());
        complains(who(10), "10", Map.of());
        complains(unknown, "mail", Map.of("contact", Map.of("email", unknown + "@example.com")));
        assertThat(IntStream.rangeClosed(3, 10)
                        .map(number -> holds.of(id(who(number))).size())
                        .boxed())
                .containsOnly(1);
        passes(HOUR);
    }

    private void theDeskAnswers() {
        answers(1, "replacement", "129");
        answers(3, "coupon", "50");
        answers(4, "none", null);
        answers(5, "replacement", "129");
        answers(6, "refund", "680");
        completes(6, "Approve the remedy", shen, Map.of("approvalDecision", "approved"));
        answers(7, "none", null);
        answers(8, "refund", "20");
        answers(9, "refund", "20");
        journey.happens("complaint.withdrawn", who(10), Map.of("complaintRef", "10-" + run));
        passes(HOUR);
    }

    private void customersReply() {
        var answer = messages.list(new Messages.Filter(null, "complaint-answer", new CustomerRef(who(7))), null, 1)
                .items()
                .get(0);
        journey.happens("mail.bounced", who(7), Map.of("messageRef", answer.ref()));
        completes(7, "Reach them another way", lin, Map.of("reachedBy", "letter"));
        passes(DAY);
        for (var number : List.of(1, 3, 5, 6)) {
            remarks(number, "complaint.accepted");
        }
        for (var number : List.of(8, 9)) {
            remarks(number, "complaint.reopened");
            answers(number, "refund", "30");
        }
        passes(DAY);
        remarks(8, "complaint.reopened");
        answers(8, "refund", "40");
        remarks(9, "complaint.reopened");
        passes(HOUR.multipliedBy(25));
        remarks(8, "complaint.accepted");
        answers(9, "refund", "40");
        passes(DAY);
        remarks(9, "complaint.reopened");
        answers(9, "refund", "50");
        passes(HOUR);
    }

    private void checkDeliveries() {
        for (var number = 1; number <= ALL; number++) {
            journey.on("order-status", who(number)).expectEnded("Delivered");
            journey.on("after-sale", who(number)).expectEnded(end(number));
        }
    }

    private static String end(int number) {
        if (number > WRITTEN_TO) {
            return "Not asked";
        }
        if (number > ASKED) {
            return "Returned";
        }
        return switch (number) {
            case 1 -> "Complaint raised";
            case 2 -> "Recovered";
            case 3, 19 -> "Neutral";
            case 20 -> "No answer";
            default -> "Cared for";
        };
    }

    private void checkSurveys() {
        for (var number = 1; number < ASKED; number++) {
            assertThat(survey(number).state(clock.instant())).isEqualTo(SurveyState.SETTLED);
            assertThat(survey(number).score()).isEqualTo(number == 6 ? 5 : first(number));
        }
        assertThat(survey(20).state(clock.instant())).isEqualTo(SurveyState.EXPIRED);
        assertThat(IntStream.rangeClosed(ASKED + 1, ALL)
                        .filter(number -> !questions(number).isEmpty()))
                .isEmpty();
        // 100 points with each referral that left, and nothing else
        assertThat(IntStream.rangeClosed(1, ALL).filter(number -> benefits.balance(id(who(number))) == 100))
                .hasSize(15);
        assertThat(IntStream.rangeClosed(1, ALL).filter(number -> benefits.balance(id(who(number))) != 0))
                .hasSize(15);
    }

    private void checkComplaints() {
        assertThat(IntStream.of(1, 3, 4, 5, 6, 7, 8, 9, 10).mapToObj(this::clocks))
                .containsExactly(
                        "1 ACCEPTED: in time ACCEPTED",
                        "3 ACCEPTED: in time ACCEPTED",
                        "4 SILENT: in time",
                        "5 ACCEPTED: in time ACCEPTED",
                        "6 ACCEPTED: in time ACCEPTED",
                        "7 SILENT: in time",
                        "8 ACCEPTED: in time REOPENED, in time REOPENED, in time ACCEPTED",
                        "9 SILENT: in time REOPENED, in time REOPENED, late REOPENED, in time",
                        "10 WITHDRAWN: in time");
        assertThat(complaint(unknown).isOpen()).isTrue();
        assertThat(complaint(unknown).current().breachedAt()).isEqualTo(opened.plus(DAY));
        assertThat(complaint(who(5)).current().dueAt()).isEqualTo(opened.plus(HOUR.multipliedBy(12)));
        assertThat(complaint(who(4)).closedAt())
                .as("seven days after the answer left")
                .isEqualTo(complaint(who(4)).answeredAt().plus(DAY.multipliedBy(7)));
    }

    /** How it ended, and what was kept of each answer that was promised. */
    private String clocks(int number) {
        var complaint = complaint(who(number));
        return number + " " + complaint.ending() + ": "
                + complaints.rounds(complaint).stream()
                        .map(DaysInTheLifeTests::kept)
                        .collect(Collectors.joining(", "));
    }

    private static String kept(AnswerRound round) {
        return (round.breachedAt() == null ? "in time" : "late") + (round.reply() == null ? "" : " " + round.reply());
    }

    private void checkHoldsAndTasks() {
        for (var number = 1; number <= ALL; number++) {
            assertThat(holds.of(id(who(number)))).as(who(number)).isEmpty();
            assertThat(list.of(id(who(number)), shen, 10)).as(who(number)).isEmpty();
        }
        assertThat(customers.get(new CustomerRef(unknown)).lifecycle()).isEqualTo(Lifecycle.PROSPECT);
        assertThat(holds.of(id(unknown))).hasSize(1);
        assertThat(list.of(id(unknown), shen, 10))
                .extracting(WorkItem::name, WorkItem::queue, WorkItem::priority)
                .containsExactlyInAnyOrder(
                        tuple("Who is this?", "approvals", 100), tuple("Investigate the cause", "approvals", 100));
        assertThat(jdbc.sql("""
                        select count(*) from staff_notice n join journey_instance i on i.id = n.subject
                        join customer c on c.id = i.customer_id where n.kind = 'complaint-due' and c.ref like ?""").param(run + "-%").query(Long.class).single())
                .as("supervisors were warned of the two answers that became late, and of the first, which nearly did")
                .isEqualTo(3);
    }

    private void checkMails() {
        assertThat(mails())
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        entry("complaint-survey SENT", 8L),
                        entry("order-confirmed SENT", 23L),
                        entry("order-delivered SENT", 23L),
                        entry("after-sale-thanks SENT", 23L),
                        entry("order-confirmed SUPPRESSED", 27L),
                        entry("order-delivered SUPPRESSED", 27L),
                        entry("after-sale-thanks SUPPRESSED", 27L),
                        entry("after-sale-survey SUPPRESSED", 27L),
                        entry("after-sale-return-received SENT", 3L),
                        entry("after-sale-survey SENT", 20L),
                        entry("after-sale-survey-reminder SENT", 1L),
                        entry("after-sale-referral SENT", 15L),
                        entry("complaint-acknowledged SENT", 10L),
                        entry("complaint-benefit SENT", 1L),
                        entry("complaint-answer SENT", 13L))));
    }

    /** So many of each template, by what became of them. */
    private Map<String, Long> mails() {
        return new TreeMap<>(jdbc
                .sql("select template, state, count(*) as mails from outbox_message where customer_ref like ?"
                        + " group by template, state")
                .param(run + "-%")
                .query((row, number) ->
                        Map.entry(row.getString("template") + " " + row.getString("state"), row.getLong("mails")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private String who(int number) {
        return run + "-" + number;
    }

    private String order(int number) {
        return "#" + run + "/" + number;
    }

    private void tells(String type, int last, Map<String, ?> more) {
        for (var number = 1; number <= last; number++) {
            var data = new HashMap<String, Object>(more);
            data.put("orderRef", order(number));
            events.send(type, who(number), data);
        }
        engine.allRuns();
        dispatch.deliverDue();
    }

    /** Time passes, and what waits for it has its turn: timers as they fire, answers and mails every few hours. */
    private void passes(Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            var left = Duration.between(clock.instant(), end);
            engine.timePasses(left.compareTo(BETWEEN_LOOKS) > 0 ? BETWEEN_LOOKS : left);
            surveyDriver.passes(Duration.ZERO);
            engine.allRuns();
            dispatch.deliverDue();
        }
    }

    private void complains(String customer, String ref, Map<String, ?> more) {
        var data = new HashMap<String, Object>(
                Map.of("complaintRef", ref + "-" + run, "category", "quality", "text", "The lid does not close."));
        data.putAll(more);
        journey.happens("complaint.received", customer, data);
    }

    private void remarks(int number, String type) {
        var complaint = complaint(who(number));
        journey.happens(type, who(number), Map.of("complaintRef", complaint.sourceRef(), "text", "So it is."));
    }

    private void answers(int number, String remedy, @Nullable String amount) {
        completes(
                number,
                "Investigate the cause",
                shen,
                Map.of("causeCategory", "batch", "findings", "The seal is wrong.", "systemicCause", false));
        var proposal = new HashMap<String, Object>(Map.of("remedyKind", remedy, "answerText", "We are sorry."));
        if (amount != null) {
            proposal.put("remedyAmount", new BigDecimal(amount));
        }
        completes(number, "Propose a remedy", lin, proposal);
    }

    private void completes(int number, String task, Person by, Map<String, ?> answers) {
        var open = list.of(id(who(number)), shen, 20).stream()
                .filter(item -> item.name().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " has no task " + task));
        var worker =
                open.assignee() == null ? by : accounts.find(open.assignee()).orElseThrow();
        var taken = tasks.claim(open.id(), worker);
        var given = new HashMap<String, JsonNode>();
        answers.forEach((field, value) -> given.put(field, json.valueToTree(value)));
        tasks.complete(taken.id(), given, taken.version(), worker);
        engine.allRuns();
        dispatch.deliverDue();
    }

    private Complaint complaint(String customer) {
        return complaints.get(
                id(customer),
                jdbc.sql("select source_ref from complaint where customer_id = ?")
                        .param(id(customer).value())
                        .query(String.class)
                        .single());
    }

    private Survey survey(int number) {
        return questions(number).get(0);
    }

    /** What they were asked after the delivery. */
    private List<Survey> questions(int number) {
        return asked.page(new SurveyList.Filter(id(who(number)), SurveyKind.CSAT, null, null, null, null), null, 5)
                .items();
    }

    private CustomerId id(String customer) {
        return customers.get(new CustomerRef(customer)).id();
    }
}
