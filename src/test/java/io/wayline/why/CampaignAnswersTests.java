package io.wayline.why;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.segment.RuleAnswers;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.journey.EngineDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.why.CampaignAnswer.About;
import io.wayline.why.CampaignAnswer.Half;
import io.wayline.why.CampaignAnswer.Reason;
import io.wayline.why.CampaignAnswer.Says;
import io.wayline.why.CampaignAnswer.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** The news of the month, and win-back, as one customer asks about them: before and after. */
@DatabaseTest
@QuietDatabase
class CampaignAnswersTests {

    private static final String NEWS = "monthly-news-mail";
    private static final String HOLD_OUT = "holdout";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger WEEKS = new AtomicInteger();

    @Autowired
    CampaignAnswers answers;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Enrolments enrolments;

    @Autowired
    RuleAnswers rules;

    @Autowired
    SegmentCounts counts;

    @Autowired
    AudienceDriver audience;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Messages messages;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String some = Letters.some();
    private final String anna = "anna-" + some;

    @BeforeEach
    void itIsTenInTheMorningInShanghaiAndNothingWaits() {
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
        jdbc.sql("update enrolment set state = 'STOPPED' where state in ('RUNNING', 'PAUSED')")
                .update();
        // each test in a week of its own: what the node knows of journeys it knows as of a time
        clock.set(LocalDate.of(2033, 3, 2)
                .plusWeeks(WEEKS.incrementAndGet())
                .atTime(10, 0)
                .atZone(SHANGHAI)
                .toInstant());
    }

    @Test
    void everyCampaignOfTheProductIsAskedAboutByItsName() {
        assertThat(campaigns.all(Locale.ENGLISH))
                .containsEntry(NEWS, "Monthly news mail")
                .containsEntry("birthday-greeting", "Birthday greeting")
                .containsEntry("win-back", "Win-back")
                .doesNotContainKeys("onboarding", "monthly-news");
        registers("email");
        assertThatThrownBy(() -> answers.of("onboarding", anna(), Locale.ENGLISH))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void beforeAnyRunItSaysThatNothingHappenedAndWhatWouldBe() {
        registers("email");

        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.NEVER);
        assertThat(now(NEWS).verdict()).isEqualTo(Verdict.WOULD_NOT);
        assertThat(now(NEWS).sentence()).isEqualTo("Would not get it. They are not in “Monthly news”.");
        var rule = reason(now(NEWS), About.SEGMENT).lines().get(0);
        assertThat(rule.holds()).isFalse();
        assertThat(rule.lines())
                .extracting(CampaignAnswer.Line::words, CampaignAnswer.Line::holds)
                .containsExactly(
                        tuple("they stand at Active", false),
                        tuple("as to consent they agreed for marketing by mail", true));

        isActive();
        assertThat(now(NEWS).verdict()).isEqualTo(Verdict.WOULD);
        assertThat(now(NEWS).sentence()).isEqualTo("Would get it.");
        assertThat(answers.of(NEWS, anna(), Locale.CHINA).now().sentence()).isEqualTo("会收到。");
        assertThat(jdbc.sql("select count(*) from outbox_message where customer_id = ?")
                        .param(anna().id().value())
                        .query(Long.class)
                        .single())
                .as("asking writes nothing")
                .isZero();
    }

    /** What the gates say to somebody who asks is what they say to the mail, word for word. */
    @ParameterizedTest
    @CsvSource({
        "no-mail-address, WOULD_NOT, DID_NOT",
        "not-wanted, WOULD_NOT, DID_NOT",
        "no-consent, WOULD_NOT, DID_NOT",
        "address-suppressed, WOULD_NOT, DID_NOT",
        "too-many, WOULD_NOT, DID_NOT",
        "hold, WOULD_WAIT, ON_THE_WAY",
        "quiet-hours, WOULD_WAIT, ON_THE_WAY",
    })
    void whatIsForeseenIsWhatIsThenRecorded(String reason, Verdict before, Verdict after) {
        registers(reason.equals("no-consent") ? "phone" : "email");
        isActive();
        hasReason(reason);
        var run = begin(audience.segment(audience.tagged(some)).key());
        var foreseen = answers.of(NEWS, anna(), Locale.ENGLISH).now();
        assertThat(foreseen.reasons())
                .filteredOn(each -> each.about() == About.MAIL)
                .extracting(Reason::says)
                .containsExactly(before == Verdict.WOULD_WAIT ? Says.WAITS : Says.NO);

        goesOn();

        var mail = mails().get(0);
        assertThat(mail.reason()).isEqualTo(reason);
        var told = happened(NEWS);
        assertThat(told.verdict()).isEqualTo(after);
        assertThat(told.reasons())
                .filteredOn(each -> each.about() == About.MAIL)
                .extracting(Reason::message)
                .startsWith(mail.ref());
        assertThat(told.sentence()).doesNotContain(reason).doesNotContain(run.ref());
        if (mail.state().name().equals("HELD")) {
            assertThat(mailReason(foreseen).sentence()).contains(hour(mail));
        }
        for (var language : List.of(Locale.ENGLISH, Locale.CHINA)) {
            var both = answers.of(NEWS, anna(), language);
            assertThat(sentences(both))
                    .as("no word of the machine's own")
                    .noneMatch(sentence -> sentence.contains(reason) && !reason.equals("hold"));
        }
    }

    @Test
    void theCapIsToldWithHowManyMailsInHowManyDays() {
        registers("email");
        isActive();
        hasReason("too-many");

        assertThat(mailReason(now(NEWS)).sentence())
                .contains("over all campaigns together", "3 marketing mails within 7 days");
    }

    @Test
    void whoWaitsForTheirTurnIsToldWhyTheyWait() {
        registers("email");
        var run = begin(audience.segment(audience.tagged(some)).key());
        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.ON_THE_WAY);
        assertThat(happened(NEWS).sentence()).contains("they wait for their turn");

        enrolments.pause(run.ref(), "tang", "too many calls");
        assertThat(happened(NEWS).sentence()).contains("has paused it: too many calls");

        enrolments.stop(run.ref(), "tang", "wrong text");
        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.DID_NOT);
        assertThat(happened(NEWS).sentence()).contains("stopped it before their turn: wrong text");
    }

    @Test
    void anInvitationThatIsNotHandledYetIsOnTheWay() {
        registers("email");
        begin(audience.segment(audience.tagged(some)).key());
        audience.turns(1);

        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.ON_THE_WAY);
        assertThat(happened(NEWS).sentence()).contains("the invitation is about to be handled");
    }

    @Test
    void whoIsNotInTheLatestRunIsToldSo() {
        registers("email");
        isActive();
        begin(audience.segment(audience.tagged("nobody-" + some)).key());
        var one = "ben-" + some;
        registersAs(one, "email");
        begin(audience.segment(audience.tagged(some + "-b")).key());

        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.NEVER);
        assertThat(reason(happened(NEWS), About.RUN).sentence()).contains("they are not in it");
    }

    @Test
    void aMailThatLeftIsTheAnswer() {
        registers("email");
        begin(audience.segment(audience.tagged(some)).key());
        goesOn();
        jdbc.sql("update outbox_message set state = 'SENT', sent_at = created_at where customer_id = ?")
                .param(anna().id().value())
                .update();

        assertThat(happened(NEWS).verdict()).isEqualTo(Verdict.GOT);
        assertThat(happened(NEWS).sentence())
                .startsWith("Got it. “Monthly news”: The mail server took it on")
                .contains("10:00");
    }

    @Test
    void whoIsInvitedAgainTooSoonIsToldThatItDoesNotBeginAgain() {
        registers("email");
        var segment = audience.segment(audience.tagged(some)).key();
        begin(segment, "birthday-greeting");
        goesOn();
        assertThat(reason(now("birthday-greeting"), About.ENTRY).sentence())
                .contains("it may begin again for them from");

        clock.advance(Duration.ofDays(3));
        begin(segment, "birthday-greeting");
        goesOn();

        assertThat(happened("birthday-greeting").verdict()).isEqualTo(Verdict.DID_NOT);
        assertThat(happened("birthday-greeting").sentence()).contains("it does not begin again so soon");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void whoIsOnItIsToldThatItDoesNotBeginASecondTime() {
        registers("email");
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, 'A', 'key', 1, 298, 20000, 1, current_timestamp, 0)""").param(anna().id().value()).update();
        var segment = audience.segment(audience.tagged(some)).key();
        begin(segment, "key-customer-visit");
        goesOn();
        assertThat(happened("key-customer-visit").verdict()).isEqualTo(Verdict.ON_THE_WAY);
        assertThat(happened("key-customer-visit").sentence()).contains("they stand at: Visit the customer");
        assertThat(now("key-customer-visit").sentence()).contains("They are on the journey already");

        clock.advance(Duration.ofHours(1));
        begin(segment, "key-customer-visit");
        goesOn();

        assertThat(happened("key-customer-visit").sentence()).contains("while they were on it already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer", "holdout"})
    void chanceIsForeseenAsItIsGivenAndWhoIsHeldOutIsTold(String variant) {
        // who is given which is made of their number: one is looked for
        var who = somebodyOf(variant);
        journeys.was(
                "order.placed",
                who,
                Map.of(
                        "orderRef",
                        "O-" + who,
                        "amount",
                        "298.00",
                        "currency",
                        "CNY",
                        "placedAt",
                        clock.instant().minus(Duration.ofDays(100)).toString()));
        var customer = customers.get(new CustomerRef(who));
        var before = reason(answers.of("win-back", customer, Locale.ENGLISH).now(), About.VARIANT);
        assertThat(before.says()).isEqualTo(variant.equals(HOLD_OUT) ? Says.NO : Says.YES);

        journeys.happens("customer.at-risk", who, Map.of());

        var after = answers.of("win-back", customer, Locale.ENGLISH).happened();
        if (variant.equals(HOLD_OUT)) {
            assertThat(after.verdict()).isEqualTo(Verdict.DID_NOT);
            assertThat(after.sentence()).startsWith("Did not get it. They are held out");
        } else {
            assertThat(after.verdict()).isEqualTo(Verdict.ON_THE_WAY);
            assertThat(reason(after, About.VARIANT).sentence()).contains("“offer”");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'all': []}",
                "{'not': {'all': []}}",
                "{'term': 'customer.email'}",
                "{'not': {'term': 'customer.email'}}",
                "{'any': [{'term': 'customer.phone'}, {'not': {'term': 'complaint.open'}}]}",
                "{'not': {'any': [{'term': 'customer.phone'}, {'term': 'complaint.open'}]}}",
                "{'all': [{'term': 'orders.count', 'atMost': 0}, {'any': [{'term': 'customer.owner'},"
                        + " {'not': {'all': [{'term': 'customer.email'}, {'term': 'customer.phone'}]}}]}]}",
                "{'all': [{'term': 'orders.last', 'within': 'P2Y'}, {'term': 'customer.registered', 'within': 'P1M'}]}",
            })
    void theLinesTogetherSayWhatTheWholeRuleFinds(String json) {
        registers("email");
        var rule = audience.rule(json);

        assertThat(rules.of(rule, anna().id(), Locale.ENGLISH).holds()).isEqualTo(counts.finds(rule, anna().id()));
    }

    private void hasReason(String reason) {
        var id = anna().id();
        switch (reason) {
            case "no-mail-address" ->
                jdbc.sql("update customer set email = null where id = ?")
                        .param(id.value())
                        .update();
            case "not-wanted" ->
                journeys.happens("consent.withdrawn", anna, Map.of("purpose", "marketing", "channel", "email"));
            case "address-suppressed" ->
                jdbc.sql(
                                "insert into mail_suppression (address, reason, at) values (?, 'RECIPIENT_BAD', current_timestamp)")
                        .param(anna + "@example.com")
                        .update();
            case "hold" -> holds.place(id, "complaint", "CP-" + some, Cause.system("test"));
            case "quiet-hours" -> clock.advance(Duration.ofHours(12));
            case "too-many" -> {
                for (var campaign : List.of("seasonal-greeting", "birthday-greeting", NEWS)) {
                    journeys.happens(
                            "campaign.invited",
                            anna,
                            Map.of(
                                    "campaign",
                                    campaign,
                                    "enrolmentRef",
                                    UUID.randomUUID().toString()));
                }
            }
            default -> assertThat(reason).isEqualTo("no-consent");
        }
        clock.advance(Duration.ofSeconds(1));
    }

    private void registers(String channel) {
        registersAs(anna, channel);
        audience.tags(anna(), some);
    }

    private void registersAs(String ref, String channel) {
        journeys.was(
                "customer.registered",
                ref,
                new HashMap<String, Object>(Map.of(
                        "email",
                        ref + "@example.com",
                        "locale",
                        "en",
                        "zone",
                        "Asia/Shanghai",
                        "consents",
                        List.of(Map.of("purpose", "marketing", "channel", channel)))));
    }

    private void isActive() {
        jdbc.sql("update customer set lifecycle = 'ACTIVE' where ref = ?")
                .param(anna)
                .update();
    }

    private String somebodyOf(String variant) {
        for (var number = 0; ; number++) {
            var ref = "who-" + number + "-" + some;
            registersAs(ref, "email");
            var foreseen = answers.of("win-back", customers.get(new CustomerRef(ref)), Locale.ENGLISH)
                    .now();
            var said = reason(foreseen, About.VARIANT);
            if (variant.equals(HOLD_OUT)
                    ? said.says() == Says.NO
                    : said.sentence().contains("“" + variant + "”")) {
                return ref;
            }
        }
    }

    private Enrolment begin(String segment) {
        return begin(segment, NEWS);
    }

    private Enrolment begin(String segment, String campaign) {
        return enrolments.begin(new Enrolments.Wish(
                segment, campaign, Pace.FREE, null, "tang", UUID.randomUUID().toString()));
    }

    private void goesOn() {
        audience.turns(1);
        engine.allRuns();
    }

    private Customer anna() {
        return customers.get(new CustomerRef(anna));
    }

    private Half happened(String campaign) {
        return answers.of(campaign, anna(), Locale.ENGLISH).happened();
    }

    private Half now(String campaign) {
        return answers.of(campaign, anna(), Locale.ENGLISH).now();
    }

    private static Reason reason(Half half, About about) {
        return half.reasons().stream()
                .filter(each -> each.about() == about)
                .findFirst()
                .orElseThrow();
    }

    private static Reason mailReason(Half half) {
        return reason(half, About.MAIL);
    }

    private static List<String> sentences(CampaignAnswer answer) {
        var all = new ArrayList<>(
                List.of(answer.happened().sentence(), answer.now().sentence()));
        answer.happened().reasons().forEach(each -> all.add(each.sentence()));
        answer.now().reasons().forEach(each -> all.add(each.sentence()));
        return all;
    }

    private String hour(Message mail) {
        return mail.nextAttemptAt().atZone(SHANGHAI).toLocalTime().toString().substring(0, 5);
    }

    /** Of this customer and the news, the newest first. */
    private List<Message> mails() {
        return messages.list(new Messages.Filter(null, null, new CustomerRef(anna)), null, 20)
                .items();
    }
}
