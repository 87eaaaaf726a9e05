package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.MessageControl.Scope;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.pace.ControlRows;
import io.wayline.message.pace.LiveNodes;
import io.wayline.message.pace.MessageControls;
import io.wayline.message.pace.OutboxMeters;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.Outcome;
import io.wayline.message.smtp.Phase;
import io.wayline.message.smtp.Reply;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How fast mails leave, and in which order; into the embedded inbox. */
@DatabaseTest
class SendPaceTests {

    private static final Outcome NOBODY =
            new Outcome(FailureClass.RECIPIENT_BAD, Phase.RCPT, Reply.of("550 5.1.1 Nobody"), Duration.ofMillis(5));

    @Autowired
    OutboxDriver outbox;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    MessageControls controls;

    @Autowired
    ControlRows rows;

    @Autowired
    MailDispatcher dispatcher;

    @Autowired
    SendPace pace;

    @Autowired
    LiveNodes nodes;

    @Autowired
    FailurePolicy consequences;

    @Autowired
    OutboxMeters meters;

    @Autowired
    MeterRegistry registry;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void clear() {
        outbox.clear();
        jdbc.sql("delete from outbox_node").update();
    }

    @Test
    void sendsToOneProviderAtItsPaceAndToOthersAtOnce() {
        controls.set(Scope.PROVIDER, "qq", false, 60, null, "as they ask", "shen");
        for (var mail = 0; mail < 5; mail++) {
            outbox.queue("anna%d@qq.com".formatted(mail));
        }
        outbox.queue("anna@example.com");

        assertThat(dispatch.deliverDue())
                .as("two seconds’ worth, and the other one")
                .isEqualTo(3);
        assertThat(dispatch.deliverDue()).isZero();
        outbox.clock().advance(Duration.ofSeconds(1));
        assertThat(dispatch.deliverDue()).isOne();
        outbox.clock().advance(Duration.ofSeconds(10));
        assertThat(dispatch.deliverDue()).isEqualTo(2);
        assertThat(messages.counts()).containsEntry(MessageState.PENDING, 0L);
    }

    @Test
    void letsAMailFollowAnotherOnlyWhereItWillHaveLeave() {
        controls.set(Scope.PROVIDER, "qq", false, 60, 1, "as they ask", "shen");
        for (var mail = 0; mail < 3; mail++) {
            outbox.queue("anna%d@qq.com".formatted(mail));
        }
        var mails = outbox.claim("token");

        assertThat(pace.take(mails.get(0).paced())).isTrue();
        assertThat(pace.take(mails.get(1).paced())).as("beside it").isFalse();
        assertThat(pace.mayFollow(mails.get(1).paced(), mails.get(0).paced()))
                .as("after it")
                .isTrue();
        pace.done(mails.get(0).paced());
        assertThat(pace.take(mails.get(1).paced())).isTrue();
        assertThat(pace.mayFollow(mails.get(2).paced(), mails.get(1).paced()))
                .as("a third within a second")
                .isFalse();
    }

    @Test
    void sharesThePaceWithTheOtherNodesThatLive() {
        for (var node : List.of("a", "b", "c", "d")) {
            jdbc.sql("insert into outbox_node (name, seen_at) values (?, current_timestamp)")
                    .param(node)
                    .update();
        }
        jdbc.sql("insert into outbox_node (name, seen_at) values ('dead', current_timestamp - interval '60' second)")
                .update();
        controls.set(Scope.CLASS, "SERVICE", false, 240, null, "gently", "shen");
        for (var mail = 0; mail < 10; mail++) {
            outbox.queue("anna@example.com");
        }

        assertThat(nodes.count()).isEqualTo(4);
        assertThat(dispatch.deliverDue())
                .as("two seconds of a quarter of 4 a second")
                .isEqualTo(2);
    }

    @Test
    void halvesThePaceOfAProviderThatAsksForItAndRecoversByAndBy() {
        controls.set(Scope.PROVIDER, "qq", false, 600, null, "as they ask", "shen");
        outbox.queue("anna@qq.com");
        var mail = outbox.claim("token").get(0);
        var refused =
                new Outcome(FailureClass.THROTTLED, Phase.RCPT, Reply.of("450 4.7.1 Too many"), Duration.ofMillis(5));

        consequences.of(mail, refused, FailureClass.THROTTLED);

        assertThat(effectiveRateOfQq()).isEqualTo(300);
        outbox.clock().advance(Duration.ofMinutes(2));
        assertThat(effectiveRateOfQq()).isEqualTo(420);
        outbox.clock().advance(Duration.ofMinutes(30));
        assertThat(effectiveRateOfQq()).isEqualTo(600);
    }

    @Test
    void pausesAProviderThatDoesNotWantUsAfterThreeRefusalsInTenMinutes() {
        outbox.queue("anna@163.com");
        var mail = outbox.claim("token").get(0);
        var refused = new Outcome(FailureClass.POLICY, Phase.DOT, Reply.of("554 5.7.1 Spam"), Duration.ofMillis(5));

        consequences.of(mail, refused, FailureClass.POLICY);
        outbox.clock().advance(Duration.ofMinutes(11));
        consequences.of(mail, refused, FailureClass.POLICY);
        consequences.of(mail, refused, FailureClass.POLICY);
        assertThat(rows.find(Scope.PROVIDER, "netease")).isEmpty();
        consequences.of(mail, refused, FailureClass.POLICY);

        assertThat(rows.find(Scope.PROVIDER, "netease")).hasValueSatisfying(control -> {
            assertThat(control.paused()).isTrue();
            assertThat(control.by()).isEqualTo("system");
        });
    }

    @Test
    void pausesOnlyTheDomainThatDoesNotWantUsWhileOthersTakeOurMails() {
        outbox.queue("anna@strict.example");
        outbox.queue("bea@easy.example");
        var mails = outbox.claim("token");
        var refused = new Outcome(FailureClass.POLICY, Phase.DOT, Reply.of("554 5.7.1 Spam"), Duration.ofMillis(5));

        for (var time = 0; time < 3; time++) {
            consequences.of(mails.get(0), refused, FailureClass.POLICY);
            consequences.sent(mails.get(1));
        }

        assertThat(controls.list()).singleElement().satisfies(control -> {
            assertThat(control.scope()).isEqualTo(Scope.DOMAIN);
            assertThat(control.name()).isEqualTo("strict.example");
        });
    }

    @Test
    void pausesAllOthersWhenThreeDomainsInARowDoNotWantUs() {
        for (var domain : List.of("one", "two", "three")) {
            outbox.queue("anna@%s.example".formatted(domain));
        }
        var refused = new Outcome(FailureClass.POLICY, Phase.DOT, Reply.of("554 5.7.1 Spam"), Duration.ofMillis(5));

        outbox.claim("token").forEach(mail -> consequences.of(mail, refused, FailureClass.POLICY));

        assertThat(controls.list()).singleElement().satisfies(control -> {
            assertThat(control.scope()).isEqualTo(Scope.PROVIDER);
            assertThat(control.name()).isEqualTo("other");
        });
    }

    @Test
    void doubtsAServerThatKnowsNobody() {
        for (var domain : List.of("one", "two", "two", "three", "three")) {
            outbox.queue("anna@%s.example".formatted(domain));
        }

        outbox.claim("token").forEach(mail -> consequences.of(mail, NOBODY, FailureClass.RECIPIENT_BAD));

        assertThat(controls.list()).singleElement().satisfies(control -> {
            assertThat(control.scope()).isEqualTo(Scope.GLOBAL);
            assertThat(control.paused()).isTrue();
            assertThat(control.reason()).isEqualTo("knows-nobody");
        });
        assertThat(suppressed()).isZero();
    }

    @Test
    void doubtsAProviderThatKnowsNobody() {
        for (var name : List.of("anna", "bea", "carl", "dora", "emil")) {
            outbox.queue(name + "@qq.com");
        }

        outbox.claim("token").forEach(mail -> consequences.of(mail, NOBODY, FailureClass.RECIPIENT_BAD));

        assertThat(controls.list()).singleElement().satisfies(control -> {
            assertThat(control.scope()).isEqualTo(Scope.PROVIDER);
            assertThat(control.name()).isEqualTo("qq");
        });
        assertThat(suppressed()).isZero();
    }

    @Test
    void believesAServerThatKnowsSomebody() {
        outbox.queue("known@qq.com");
        for (var name : List.of("anna", "bea", "carl", "dora", "emil", "fred")) {
            outbox.queue(name + "@qq.com");
        }
        var mails = outbox.claim("token");

        mails.subList(1, 5).forEach(mail -> consequences.of(mail, NOBODY, FailureClass.RECIPIENT_BAD));
        consequences.sent(mails.get(0));
        mails.subList(5, 7).forEach(mail -> consequences.of(mail, NOBODY, FailureClass.RECIPIENT_BAD));

        assertThat(controls.list()).isEmpty();
        assertThat(suppressed()).isEqualTo(6);
    }

    private long suppressed() {
        return jdbc.sql("select count(*) from mail_suppression")
                .query(Long.class)
                .single();
    }

    @Test
    void letsNoCampaignStandInFrontOfWhatCustomersWaitFor() {
        for (var mail = 0; mail < 60; mail++) {
            outbox.queue("anna@example.com", Purpose.MARKETING);
        }
        outbox.clock().advance(Duration.ofSeconds(1));
        var urgent = outbox.queue("anna@example.com", Purpose.TRANSACTIONAL);

        try (var relay = dispatcher.session()) {
            assertThat(dispatcher.deliverDue(DispatchLane.TRANSACTIONAL, relay, () -> true))
                    .isOne();
        }

        assertThat(messages.get(urgent).state()).isEqualTo(MessageState.SENT);
        var alsoUrgent = outbox.queue("anna@example.com", Purpose.TRANSACTIONAL);
        assertThat(outbox.claim("token").get(0).id())
                .as("also before the others")
                .isEqualTo(Long.valueOf(alsoUrgent));
    }

    @Test
    void measuresWhatWaitsAndWhatIsPaused() {
        outbox.queue("anna@example.com", Purpose.MARKETING);
        controls.set(Scope.CLASS, "MARKETING", true, null, null, "a mistake in the text", "shen");
        outbox.clock().advance(Duration.ofMinutes(5));

        meters.count();

        assertThat(gauge("wayline.outbox.age", "class", "MARKETING")).isEqualTo(300);
        assertThat(gauge("wayline.outbox.age", "class", "TRANSACTIONAL")).isZero();
        assertThat(gauge("wayline.outbox.paused")).isEqualTo(1);
        assertThat(gauge("wayline.outbox.uncertain")).isZero();
    }

    @Test
    void refusesControlsThatMeanNothing() {
        refuses("name", Scope.GLOBAL, "qq", null);
        refuses("name", Scope.CLASS, "BULK", null);
        refuses("name", Scope.PROVIDER, "", null);
        refuses("ratePerMinute", Scope.PROVIDER, "qq", 0);
        refuses("ratePerMinute", Scope.TEMPLATE, "onboarding-welcome", 10);
    }

    @Test
    void expiresMarketingThatCameTooLate() {
        var ref = outbox.queue("anna@example.com");
        jdbc.sql("update outbox_message set expires_at = created_at + interval '3' day")
                .update();

        outbox.clock().advance(Duration.ofDays(4));
        assertThat(dispatch.deliverDue()).isZero();

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.EXPIRED);
    }

    private int effectiveRateOfQq() {
        return rows.find(Scope.PROVIDER, "qq").orElseThrow().effectiveRate();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private void refuses(String field, Scope scope, String name, Integer rate) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> controls.set(scope, name, false, rate, null, "why not", "shen"))
                .satisfies(refused -> assertThat(refused.getMessage()).startsWith(field + " "));
    }
}
