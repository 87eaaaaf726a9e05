package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.hold.MarketingHolds;
import io.wayline.message.MessageControl.Scope;
import io.wayline.message.MessageState;
import io.wayline.message.MessageStateRefused;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.operation.MessageActs;
import io.wayline.message.operation.MessageActs.Settled;
import io.wayline.message.pace.MessageControls;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.NotHandedOver;
import io.wayline.message.smtp.Outcome;
import io.wayline.message.smtp.Phase;
import io.wayline.message.smtp.Reply;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.TestDatabase;
import io.wayline.testing.smtp.SmtpFault;
import io.wayline.testing.smtp.SmtpFaultSink;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The last moment before a mail leaves: who may still stop it, and what is known when nobody tells. */
@DatabaseTest
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "wayline.mail.from=care@shop.example",
            "wayline.mail.company-name.en=Good Shop",
            "wayline.mail.postal-address.en=1 Long Street, Shanghai",
            "wayline.mail.website=https://shop.example",
            "wayline.mail.uncertain.transactional=RESEND_ONCE",
            "wayline.mail.uncertain.service=ASSUME_SENT",
        })
class HandOverTests {

    private static final SmtpFaultSink SERVER = new SmtpFaultSink();
    private static final String MINE = "token of a node that sleeps";

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::port);
    }

    @Autowired
    OutboxDriver outbox;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    MessageActs acts;

    @Autowired
    MessageControls controls;

    @Autowired
    HandOver handOver;

    @Autowired
    DeliveryRecords settlement;

    @Autowired
    Recovery recovery;

    @Autowired
    MarketingHolds holds;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private int acceptedBefore;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        outbox.clear();
        SERVER.forget();
        acceptedBefore = SERVER.accepted().size();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void callsAMailBackAtTheVeryLastMoment() {
        var ref = outbox.queue("anna@example.com");
        SERVER.onData(recipient -> acts.cancel(ref, "shen", "the customer said no"));

        assertThat(dispatch.deliverDue()).isZero();

        assertThat(accepted()).isZero();
        var mail = messages.get(ref);
        assertThat(mail.state()).isEqualTo(MessageState.CANCELLED);
        assertThat(mail.resolution().by()).isEqualTo("shen");
        assertThat(messages.attempts(ref)).singleElement().satisfies(attempt -> {
            assertThat(attempt.phase()).isEqualTo("DATA");
            assertThat(attempt.outcome()).isEqualTo("NOT_HANDED_OVER");
        });
    }

    /** As a campaign that stops by itself does: its mails stay, and nobody else's. */
    @Test
    void whatAPausedJourneyAskedForStaysHere() {
        var held = outbox.queue("anna@example.com");
        var other = outbox.queue("ben@example.com");
        jdbc.sql("update outbox_message set origin_journey = 'monthly-news-mail' where id = ?")
                .param(Long.valueOf(held))
                .update();
        controls.set(Scope.JOURNEY, "monthly-news-mail", true, null, null, "too many say no", "system");

        assertThat(dispatch.deliverDue()).isEqualTo(1);
        assertThat(messages.get(held).state()).isEqualTo(MessageState.PENDING);
        assertThat(messages.get(other).state()).isEqualTo(MessageState.SENT);

        controls.set(Scope.JOURNEY, "monthly-news-mail", false, null, null, "looked at", "tang");

        assertThat(dispatch.deliverDue()).isEqualTo(1);
        assertThat(messages.get(held).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void stopsInTheMiddleWhenPausedAndGoesOnWhereItStopped() {
        for (var mail = 0; mail < 10; mail++) {
            outbox.queue("anna@example.com");
        }
        var begun = new AtomicInteger();
        SERVER.onData(recipient -> {
            if (begun.incrementAndGet() == 4) {
                controls.set(Scope.DOMAIN, "example.com", true, null, null, "a mistake in the text", "shen");
            }
        });

        assertThat(dispatch.deliverDue()).isEqualTo(3);
        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.counts()).containsEntry(MessageState.PENDING, 7L);

        controls.set(Scope.DOMAIN, "example.com", false, null, null, "mended", "shen");

        assertThat(dispatch.deliverDue()).isEqualTo(7);
        assertThat(accepted()).isEqualTo(10);
        assertThat(SERVER.accepted().subList(acceptedBefore, acceptedBefore + 10))
                .extracting(mail -> mail.messageId())
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotLeaveWhenItsLeaseIsOver() {
        var ref = outbox.queue("anna@example.com");
        SERVER.onData(recipient -> {
            outbox.leasesEnd();
            recovery.sweep();
            outbox.claim("another node");
        });

        assertThat(dispatch.deliverDue()).isZero();

        assertThat(accepted()).isZero();
        assertThat(messages.get(ref).state()).as("the other node has it").isEqualTo(MessageState.CLAIMED);
        assertThat(messages.get(ref).attempts()).isZero();
    }

    @Test
    void callsAMailUncertainWhoseNodeStoppedWhileHandingItOver() throws NotHandedOver {
        var ref = outbox.queue("anna@example.com");
        handOver.begin(
                outbox.claim(MINE).get(0), MINE, new Deadline(Duration.ofMinutes(1)), new UnrecordedSend(settlement));
        recovery.sweep();
        assertThat(messages.get(ref).state()).as("its lease holds").isEqualTo(MessageState.HANDOVER);

        outbox.leasesEnd();
        assertThat(dispatch.deliverDue()).isZero();

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(messages.attempts(ref))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo("UNKNOWN"));
        assertThat(accepted()).isZero();
    }

    @Test
    void believesANodeThatWakesUpAndKnowsWhatTheServerSaid() throws NotHandedOver {
        var ref = outbox.queue("anna@example.com");
        var mail = outbox.claim(MINE).get(0);
        handOver.begin(mail, MINE, new Deadline(Duration.ofMinutes(1)), new UnrecordedSend(settlement));
        outbox.leasesEnd();
        recovery.sweep();

        var told = settlement.sent(Mark.sent(mail, MINE, Outcome.sent("250 2.0.0 Taken", Duration.ofSeconds(90))));

        assertThat(told).isTrue();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void tellsJourneysOnceThatAMailCameBackAlsoWhenItIsSentAgain() {
        var ref = outbox.queue("anna@example.com");
        outbox.comesBack(ref);
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.FAILED);
        assertThat(outbox.toldThatItCameBack(ref)).isOne();

        outbox.clock().advance(Duration.ofHours(1));
        acts.resend(ref, "shen", "the customer says that it works");
        outbox.comesBack(ref);

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.FAILED);
        assertThat(outbox.toldThatItCameBack(ref)).isOne();
    }

    @Test
    void tellsJourneysThatAMailCameBackOnlyWithWhatItWritesDown() {
        var ref = outbox.queue("anna@example.com");
        var mail = outbox.claim(MINE).get(0);
        transaction.executeWithoutResult(open -> {
            assertThat(settlement.failed(mail, MINE, refused())).isTrue();
            open.setRollbackOnly();
        });

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.CLAIMED);
        assertThat(outbox.toldThatItCameBack(ref)).isZero();
    }

    @Test
    void ofTwoNodesThatHaveHadAMailOneSaysThatItCameBack() {
        var ref = outbox.queue("anna@example.com");
        var slow = outbox.claim(MINE).get(0);
        outbox.leasesEnd();
        recovery.sweep();
        outbox.comesBack(ref);

        assertThat(settlement.failed(slow, MINE, refused())).isFalse();
        assertThat(outbox.toldThatItCameBack(ref)).isOne();
    }

    @Test
    void aMailThatWaitedWhileItsAddressWasFoundWrongHasComeBackToo() {
        var first = outbox.queue("anna@example.com");
        var second = outbox.queue("anna@example.com");
        outbox.comesBack(first);

        dispatch.deliverDue();

        assertThat(messages.get(second).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(outbox.toldThatItCameBack(second)).isOne();
    }

    @Test
    void aMailThatIsTriedAgainHasNotComeBack() {
        var ref = outbox.queue("anna@example.com");
        var mail = outbox.claim(MINE).get(0);
        var later = new Outcome(FailureClass.TRANSIENT, Phase.RCPT, Reply.of("451 4.2.0 Later"), Duration.ZERO);
        settlement.later(mail, MINE, later, outbox.clock().instant().plusSeconds(60));

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.PENDING);
        assertThat(outbox.toldThatItCameBack(ref)).isZero();
    }

    private static Outcome refused() {
        return new Outcome(
                FailureClass.RECIPIENT_BAD, Phase.RCPT, Reply.of("550 5.1.1 No such mailbox"), Duration.ZERO);
    }

    @Test
    void believesNobodyOnceAPersonHasDecided() throws NotHandedOver {
        var ref = outbox.queue("anna@example.com");
        var mail = outbox.claim(MINE).get(0);
        handOver.begin(mail, MINE, new Deadline(Duration.ofMinutes(1)), new UnrecordedSend(settlement));
        outbox.leasesEnd();
        recovery.sweep();
        acts.settle(ref, Settled.NOT_SENT, "shen", "not in the relay’s log");

        assertThat(settlement.sent(Mark.sent(mail, MINE, Outcome.sent("250 Taken", Duration.ZERO))))
                .isFalse();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void doesNotLetAMailLeaveAfterItsTimeByTheMonotonicClock() {
        var ref = outbox.queue("anna@example.com");
        var mail = outbox.claim(MINE).get(0);

        assertThatExceptionOfType(NotHandedOver.class)
                .isThrownBy(
                        () -> handOver.begin(mail, MINE, new Deadline(Duration.ZERO), new UnrecordedSend(settlement)));

        assertThat(settlement.untried(
                        mail,
                        MINE,
                        new Outcome(
                                FailureClass.NOT_HANDED_OVER, Phase.DATA, Reply.of("our time is over"), Duration.ZERO)))
                .isTrue();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.PENDING);
    }

    @Test
    void sendsAnUncertainMailAgainWhenAPersonSaysSoUnderTheSameNameAndMarked() {
        SERVER.script(SmtpFault.ACCEPTED_CLOSE);
        var ref = outbox.queue("anna@example.com");
        dispatch.deliverDue();

        acts.resend(ref, "shen", "not in the relay’s log");
        assertThat(dispatch.deliverDue()).isOne();

        var both = SERVER.accepted().subList(acceptedBefore, acceptedBefore + 2);
        assertThat(both.get(1).messageId()).isEqualTo(both.get(0).messageId());
        assertThat(both).extracting(mail -> mail.resend()).containsExactly(0, 1);
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void aHoldTakesAMailOutOfADispatchersHand() {
        var ref = outbox.queue("anna@example.com", Purpose.SERVICE);
        var customer = messages.get(ref).customer();
        SERVER.onData(recipient -> holds.place(customer, "complaint", "CP-1", Cause.system("test")));

        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.PENDING);
        assertThat(dispatch.deliverDue()).isZero();

        assertThat(accepted()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.HELD);
        assertThat(messages.get(ref).reason()).isEqualTo("hold");
    }

    @Test
    void oneCommitOfSeveralWorkersStopsOnlyTheMailThatWasCalledBack() {
        var mails = List.of(queued(), queued(), queued(), queued());
        var claimed = outbox.claim(MINE);
        acts.cancel(mails.get(2), "shen", "the customer said no");

        var leaves = together(claimed, place -> new UnrecordedSend(settlement));

        assertThat(leaves).containsExactly("leaves", "leaves", "NotHandedOver", "leaves");
        assertThat(mails)
                .extracting(mail -> messages.get(mail).state())
                .containsExactly(
                        MessageState.HANDOVER, MessageState.HANDOVER, MessageState.CANCELLED, MessageState.HANDOVER);
    }

    @Test
    void aRowThatCannotBeWrittenStopsNoOtherWorker() {
        var mails = List.of(queued(), queued(), queued(), queued(), queued(), queued(), queued(), queued());
        var claimed = outbox.claim(MINE);
        var before = claimed.subList(4, 8);

        var leaves = together(claimed.subList(0, 4), place -> {
            var last = new UnrecordedSend(settlement);
            var code = place == 2 ? "a code that no column has room for" : "2.0.0";
            last.is(
                    before.get(place),
                    MINE,
                    new Outcome(null, Phase.DOT, new Reply(250, code, "Taken"), Duration.ofMillis(3)));
            return last;
        });

        assertThat(leaves)
                .containsExactly("leaves", "leaves", DataIntegrityViolationException.class.getSimpleName(), "leaves");
        assertThat(mails.subList(4, 8))
                .extracting(mail -> messages.get(mail).state())
                .containsExactly(MessageState.SENT, MessageState.SENT, MessageState.CLAIMED, MessageState.SENT);
    }

    @Test
    void waitsForWhoeverIsCallingTheMailBackAtThatMoment() {
        var ref = queued();
        var mail = outbox.claim(MINE).get(0);
        var answer = new CompletableFuture<String>();

        transaction.executeWithoutResult(status -> {
            acts.cancel(ref, "shen", "the customer said no");
            new Thread(() -> answer.complete(leaves(mail, new UnrecordedSend(settlement)))).start();
            await().until(() -> TestDatabase.standsStill(jdbc, "merge into outbox_message"));
        });

        assertThat(answer.join()).isEqualTo("NotHandedOver");
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.CANCELLED);
    }

    private String queued() {
        return outbox.queue("anna@example.com");
    }

    /** What becomes of each mail when all but the first come while the first one is held up by somebody's lock. */
    private List<String> together(List<ClaimedMessage> mails, IntFunction<UnrecordedSend> before) {
        var answers = new ArrayList<CompletableFuture<String>>();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from outbox_message where id = ? for update")
                    .param(mails.get(0).id())
                    .query(Long.class)
                    .single();
            for (var place = 0; place < mails.size(); place++) {
                var mail = mails.get(place);
                var last = before.apply(place);
                var answer = new CompletableFuture<String>();
                var worker = new Thread(() -> answer.complete(leaves(mail, last)));
                worker.start();
                answers.add(answer);
                if (place > 0) {
                    await().until(() -> worker.getState() == Thread.State.WAITING);
                } else {
                    await().until(() -> TestDatabase.standsStill(jdbc, "merge into outbox_message"));
                }
            }
        });
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private String leaves(ClaimedMessage mail, UnrecordedSend before) {
        try {
            handOver.begin(mail, MINE, new Deadline(Duration.ofMinutes(1)), before);
            return "leaves";
        } catch (NotHandedOver | RuntimeException stopped) {
            return stopped.getClass().getSimpleName();
        }
    }

    @Test
    void refusesToSettleWhatIsCertain() {
        var ref = outbox.queue("anna@example.com");
        dispatch.deliverDue();

        assertThatExceptionOfType(MessageStateRefused.class)
                .isThrownBy(() -> acts.settle(ref, Settled.SENT, "shen", "it arrived"));
        assertThatExceptionOfType(MessageStateRefused.class).isThrownBy(() -> acts.resend(ref, "shen", "once more"));
        assertThatExceptionOfType(MessageStateRefused.class).isThrownBy(() -> acts.cancel(ref, "shen", "too late"));
    }

    @Test
    void followsTheRuleOfItsPurposeForUncertainMails() {
        SERVER.script(SmtpFault.ACCEPTED_CLOSE, SmtpFault.ACCEPTED_CLOSE);
        var transactional = outbox.queue("anna@example.com", Purpose.TRANSACTIONAL);
        var service = outbox.queue("anna@example.com", Purpose.SERVICE);
        dispatch.deliverDue();
        assertThat(messages.get(transactional).state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(messages.get(service).state()).isEqualTo(MessageState.UNKNOWN);

        outbox.clock().advance(Duration.ofMinutes(16));
        SERVER.script(SmtpFault.ACCEPTED_CLOSE);
        dispatch.deliverDue();

        assertThat(messages.get(service).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(service).resolution().by()).isEqualTo("rule");
        assertThat(messages.get(transactional).resends()).isOne();
        outbox.clock().advance(Duration.ofMinutes(16));
        dispatch.deliverDue();
        assertThat(messages.get(transactional).state())
                .as("once, and then a person decides")
                .isEqualTo(MessageState.UNKNOWN);
        assertThat(accepted()).isEqualTo(3);
    }

    private int accepted() {
        return SERVER.accepted().size() - acceptedBefore;
    }
}
