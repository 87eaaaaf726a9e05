package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.SendGate;
import io.wayline.message.SendGate.Moment;
import io.wayline.message.SendGate.Verdict;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SendGateTests {

    @Autowired
    OutboxDriver outbox;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    @Qualifier("sendGateTests.Gate")
    Gate gate;

    @Autowired
    Other other;

    @BeforeEach
    void open() {
        outbox.clear();
        gate.says = mail -> Verdict.allow();
        other.says = mail -> Verdict.allow();
        gate.asked.clear();
    }

    @Test
    void asksWhenRecordedAndAgainBeforeTheServerIsSpokenTo() {
        var ref = outbox.queue("anna@example.com");

        assertThat(dispatch.deliverDue()).isOne();

        assertThat(gate.asked)
                .extracting(SendGate.Candidate::moment)
                .containsExactly(Moment.RECORDING, Moment.HANDING_OVER);
        assertThat(gate.asked).extracting(SendGate.Candidate::messageRef).containsExactly(null, ref);
    }

    @Test
    void holdsAMailUntilItsTimeAndAsksAgainThen() {
        var morning = outbox.clock().instant().plus(Duration.ofHours(9));
        gate.says =
                mail -> mail.moment() == Moment.RECORDING ? Verdict.holdUntil(morning, "quiet-hours") : Verdict.allow();
        var ref = outbox.queue("anna@example.com");
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.HELD);
        assertThat(messages.get(ref).reason()).isEqualTo("quiet-hours");
        assertThat(dispatch.deliverDue()).isZero();

        outbox.clock().set(morning);

        assertThat(dispatch.deliverDue()).isOne();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void holdsOrSuppressesAlsoAtTheLastMoment() {
        var later = outbox.clock().instant().plus(Duration.ofHours(1));
        var held = outbox.queue("held@example.com");
        var suppressed = outbox.queue("suppressed@example.com");
        var allowed = outbox.queue("anna@example.com");
        gate.says = mail -> switch (mail.recipient().value()) {
            case "held@example.com" -> Verdict.holdUntil(later, "quiet-hours");
            case "suppressed@example.com" -> Verdict.suppress("no-consent");
            default -> Verdict.allow();
        };

        assertThat(dispatch.deliverDue()).isOne();

        assertThat(messages.get(held).state()).isEqualTo(MessageState.HELD);
        assertThat(messages.get(held).nextAttemptAt()).isEqualTo(later);
        assertThat(messages.get(suppressed).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.get(suppressed).reason()).isEqualTo("no-consent");
        assertThat(messages.get(allowed).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void letsTheStrictestGateHaveItsWay() {
        var soon = outbox.clock().instant().plus(Duration.ofHours(1));
        var late = outbox.clock().instant().plus(Duration.ofHours(5));
        gate.says = mail -> Verdict.holdUntil(late, "quiet-hours");
        other.says = mail -> Verdict.holdUntil(soon, "too-many");
        assertThat(messages.get(outbox.queue("anna@example.com")).nextAttemptAt())
                .isEqualTo(late);

        other.says = mail -> Verdict.suppress("no-consent");

        assertThat(messages.get(outbox.queue("anna@example.com")).reason()).isEqualTo("no-consent");
    }

    @TestComponent
    static class Gate implements SendGate {

        final List<Candidate> asked = new ArrayList<>();
        Function<Candidate, Verdict> says = mail -> Verdict.allow();

        @Override
        public Verdict judge(Candidate mail) {
            asked.add(mail);
            return says.apply(mail);
        }
    }

    @TestComponent
    static class Other extends Gate {}
}
