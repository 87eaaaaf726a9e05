package io.wayline.message.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.customer.reach.MailStandings;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate.Candidate;
import io.wayline.message.SendGate.Moment;
import io.wayline.message.SendGate.Verdict;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerId;
import io.wayline.shared.MailAddress;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule, and what becomes of mails that wait when a rule begins or ends to hold. */
@DatabaseTest
class CustomerGateTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Cause CAUSE = Cause.system("test");

    /** Of no template that leaves at any hour. */
    private static final String NEWS = "monthly-news";

    @Autowired
    CustomerGate gate;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    Consents consents;

    @Autowired
    MarketingHolds holds;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    MailStandings standings;

    @Autowired
    Customers customers;

    @Autowired
    FrequencyCap cap;

    @Autowired
    MailTemplates templates;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void itIsNoonInShanghaiAndNothingWaits() {
        var today = clock.instant().atZone(SHANGHAI).truncatedTo(ChronoUnit.DAYS);
        clock.set(today.plusDays(1).withHour(12).toInstant());
        jdbc.sql("delete from outbox_message").update();
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void transactionalMailsPassWhateverWasSaid() {
        says(ConsentTopic.SERVICE_EMAIL, false);
        holds.place(emma, "complaint", "CP-1", CAUSE);
        clock.advance(Duration.ofHours(12));

        assertThat(judge(Purpose.TRANSACTIONAL)).isEqualTo(Verdict.allow());
    }

    @Test
    void marketingNeedsAYesThatStillHolds() {
        assertThat(judge(Purpose.MARKETING)).isEqualTo(Verdict.suppress("no-consent"));

        says(ConsentTopic.MARKETING_EMAIL, true);
        assertThat(judge(Purpose.MARKETING)).isEqualTo(Verdict.allow());

        clock.advance(Duration.ofMinutes(20));
        says(ConsentTopic.MARKETING_EMAIL, false);
        var verdict = judge(Purpose.MARKETING);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.SUPPRESS);
        assertThat(verdict.reason()).isEqualTo("not-wanted");
        assertThat(verdict.facts()).containsEntry("since", clock.instant().toString());
    }

    @Test
    void aYesToCallsIsNoYesToMails() {
        says(ConsentTopic.MARKETING_PHONE, true);

        assertThat(judge(Purpose.MARKETING).reason()).isEqualTo("no-consent");
    }

    @Test
    void serviceMailsNeedNoYesButANoStopsThem() {
        assertThat(judge(Purpose.SERVICE)).isEqualTo(Verdict.allow());

        says(ConsentTopic.SERVICE_EMAIL, false);

        assertThat(judge(Purpose.SERVICE).reason()).isEqualTo("not-wanted");
    }

    @Test
    void marketingWaitsForTheMorningAfterASilentDay() {
        says(ConsentTopic.MARKETING_EMAIL, true);
        var qingming = new SettableClock();
        qingming.set(Instant.parse("2027-04-05T04:00:00Z"));
        var settings = new GateSettings(
                new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0)),
                List.of("QINGMING"),
                new GateSettings.Cap(3, Duration.ofDays(7)),
                Duration.ofDays(3));
        var mindful = new CustomerGate(standings, customers, cap, templates, settings, SHANGHAI, qingming);

        var verdict = mindful.judge(candidate(Purpose.MARKETING, NEWS));

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.HOLD);
        assertThat(verdict.reason()).isEqualTo("silent-day");
        assertThat(verdict.until()).isEqualTo(Instant.parse("2027-04-06T01:00:00Z"));
        assertThat(mindful.judge(candidate(Purpose.SERVICE, NEWS)))
                .as("care goes on")
                .isEqualTo(Verdict.allow());
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "MARKETING"})
    void aHoldHoldsForThreeDaysAndNamesWhatIsOpen(Purpose purpose) {
        says(ConsentTopic.MARKETING_EMAIL, true);
        holds.place(emma, "complaint", "CP-1", CAUSE);
        var asked = clock.instant();

        var verdict = judge(purpose);

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.HOLD);
        assertThat(verdict.until()).isEqualTo(asked.plus(Duration.ofDays(3)));
        assertThat(verdict.facts()).containsEntry("hold", "complaint").containsEntry("reference", "CP-1");
        clock.advance(Duration.ofDays(3));
        assertThat(gate.judge(new Candidate(
                                Moment.HANDING_OVER, "1", emma, purpose, NEWS, new MailAddress("e@example.com"), asked))
                        .kind())
                .isEqualTo(Verdict.Kind.SUPPRESS);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "MARKETING"})
    void nobodyIsWokenUpWhereTheyLive(Purpose purpose) {
        says(ConsentTopic.MARKETING_EMAIL, true);
        assertThat(judge(purpose)).isEqualTo(Verdict.allow());

        jdbc.sql("update customer set zone = 'America/New_York' where id = ?")
                .param(emma.value())
                .update();

        var verdict = judge(purpose);
        assertThat(verdict.reason()).isEqualTo("quiet-hours");
        assertThat(verdict.until().atZone(ZoneId.of("America/New_York")).toLocalTime())
                .isEqualTo("09:00");
        assertThat(verdict.facts()).containsEntry("zone", "America/New_York");
    }

    @Test
    void whatAnswersTheCustomerAtOnceLeavesAtNightToo() {
        clock.advance(Duration.ofHours(12));

        assertThat(judge(Purpose.SERVICE).reason()).isEqualTo("quiet-hours");
        assertThat(judge(Purpose.SERVICE, "onboarding-welcome")).isEqualTo(Verdict.allow());
    }

    @Test
    void countsTheMarketingOfAllJourneysTogether() {
        says(ConsentTopic.MARKETING_EMAIL, true);
        sent("win-back", Duration.ofDays(8));
        sent("win-back", Duration.ofDays(6));
        sent("seasonal", Duration.ofDays(2));
        assertThat(judge(Purpose.MARKETING)).isEqualTo(Verdict.allow());

        sent("monthly-news", Duration.ofHours(1));

        var verdict = judge(Purpose.MARKETING);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.SUPPRESS);
        assertThat(verdict.reason()).isEqualTo("too-many");
        assertThat(verdict.facts()).containsEntry("count", "3").containsEntry("days", "7");
        assertThat(judge(Purpose.SERVICE)).isEqualTo(Verdict.allow());

        clock.advance(Duration.ofDays(1));
        assertThat(judge(Purpose.MARKETING)).isEqualTo(Verdict.allow());
    }

    @Test
    void ofMailsAskedForAtTheSameMomentTheLaterOnesAreTooMany() {
        says(ConsentTopic.MARKETING_EMAIL, true);
        var first = asMarketing(queue("win-back"));
        asMarketing(queue("seasonal"));
        asMarketing(queue("monthly-news"));
        var last = asMarketing(queue("birthday"));

        assertThat(dispatch.deliverDue()).isEqualTo(3);

        assertThat(messages.get(first).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(last).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.get(last).reason()).isEqualTo("too-many");
        assertThat(messages.get(last).reasonFacts()).containsEntry("count", "3");
    }

    private Verdict judge(Purpose purpose) {
        return judge(purpose, NEWS);
    }

    private Verdict judge(Purpose purpose, String template) {
        return transaction.execute(status -> gate.judge(candidate(purpose, template)));
    }

    private Candidate candidate(Purpose purpose, String template) {
        return new Candidate(
                Moment.RECORDING, null, emma, purpose, template, new MailAddress("e@example.com"), clock.instant());
    }

    private void says(ConsentTopic topic, boolean yes) {
        consents.record(new ConsentStatement(emma, topic, yes, null, ConsentSource.API, "test", null, null, CAUSE));
    }

    private void sent(String journey, Duration ago) {
        var ref = asMarketing(queue(journey));
        Instant at = clock.instant().minus(ago);
        jdbc.sql("update outbox_message set state = 'SENT', sent_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), Long.valueOf(ref))
                .update();
    }

    private String queue(String journey) {
        var request = new MailRequest(
                emma,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                CAUSE,
                new MailRequest.Origin(
                        journey, "Task_SendMail", UUID.randomUUID().toString()));
        return transaction.execute(status -> messages.queue(request)).messageRef();
    }

    /** No template that we ship is marketing. */
    private String asMarketing(String ref) {
        jdbc.sql("update outbox_message set purpose = 'MARKETING' where id = ?")
                .param(Long.valueOf(ref))
                .update();
        return ref;
    }
}
