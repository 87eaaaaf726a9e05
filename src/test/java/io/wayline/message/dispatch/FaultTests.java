package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.smtp.SmtpFault;
import io.wayline.testing.smtp.SmtpFaultSink;

import static io.wayline.message.MessageState.FAILED;
import static io.wayline.message.MessageState.PENDING;
import static io.wayline.message.MessageState.SENT;
import static io.wayline.message.MessageState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

/** What each of the 29 faults of a mail server makes of a mail, held against the server's own book. */
@DatabaseTest
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "spring.mail.username=us",
            "spring.mail.password=secret",
            "spring.mail.properties.mail.smtp.timeout=700",
            "wayline.mail.reply-timeout=900ms",
            "wayline.mail.from=care@shop.example",
            "wayline.mail.company-name.en=Good Shop",
            "wayline.mail.postal-address.en=1 Long Street, Shanghai",
            "wayline.mail.website=https://shop.example",
        })
class FaultTests {

    private static final SmtpFaultSink SERVER = new SmtpFaultSink();

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::port);
    }

    @Autowired
    OutboxDriver outbox;

    @Autowired
    Messages messages;

    @Autowired
    MailSuppressions suppressions;

    @Autowired
    DispatchDriver dispatch;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        outbox.clear();
        SERVER.forget();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private record Expected(SmtpFault fault, MessageState state, int attempts, String failure) {}

    private static Stream<Expected> table() {
        return Stream.of(
                new Expected(SmtpFault.REFUSED, PENDING, 0, "CONNECT"),
                new Expected(SmtpFault.BANNER_421, PENDING, 0, "CONNECT"),
                new Expected(SmtpFault.BANNER_SILENT, PENDING, 0, "CONNECT"),
                new Expected(SmtpFault.AUTH_535, PENDING, 0, "CONFIG"),
                new Expected(SmtpFault.AUTH_454, PENDING, 0, "RELAY_BUSY"),
                new Expected(SmtpFault.MAIL_CLOSE, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.MAIL_421, PENDING, 0, "RELAY_BUSY"),
                new Expected(SmtpFault.MAIL_450, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.MAIL_550, PENDING, 0, "CONFIG"),
                new Expected(SmtpFault.MAIL_STALL, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.RCPT_550, FAILED, 1, "RECIPIENT_BAD"),
                new Expected(SmtpFault.RCPT_451, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.RCPT_452, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.RCPT_STALL, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.RCPT_SECOND_550, SENT, 1, null),
                new Expected(SmtpFault.DATA_CLOSE, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.DATA_451, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.DATA_554, FAILED, 1, "POLICY"),
                new Expected(SmtpFault.DATA_STALL, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.DOT_451, PENDING, 1, "TRANSIENT"),
                new Expected(SmtpFault.DOT_552, FAILED, 1, "CONTENT"),
                new Expected(SmtpFault.DOT_554, FAILED, 1, "POLICY"),
                new Expected(SmtpFault.DOT_421, PENDING, 0, "RELAY_BUSY"),
                new Expected(SmtpFault.ACCEPTED_CLOSE, UNKNOWN, 1, "UNKNOWN"),
                new Expected(SmtpFault.ACCEPTED_RESET, UNKNOWN, 1, "UNKNOWN"),
                new Expected(SmtpFault.ACCEPTED_STALL, UNKNOWN, 1, "UNKNOWN"),
                new Expected(SmtpFault.QUIT_CLOSE, SENT, 1, null),
                new Expected(SmtpFault.QUIT_STALL, SENT, 1, null));
    }

    @ParameterizedTest
    @MethodSource("table")
    void settlesEachFaultAsItDeserves(Expected expected) {
        SERVER.script(expected.fault());
        var ref = outbox.queue("anna@example.com");

        dispatch.deliverDue();

        var mail = messages.get(ref);
        assertThat(mail.state()).isEqualTo(expected.state());
        assertThat(mail.attempts()).isEqualTo(expected.attempts());
        assertThat(mail.errorClass()).isEqualTo(expected.failure());
        assertThat(messages.attempts(ref))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome())
                        .isEqualTo(expected.failure() == null ? "SENT" : expected.failure()));
        agreesWithTheBook(mail);
    }

    /** The same where the mail was opened together with the dot of the one before (RFC 2920). */
    @ParameterizedTest
    @MethodSource("table")
    void settlesEachFaultAlsoInTheMiddleOfAConnection(Expected expected) {
        SERVER.onData(recipient -> {
            if (recipient.startsWith("first")) {
                SERVER.script(expected.fault());
            }
        });
        // of domains of their own, for a domain that refuses us again and again is paused
        var first = outbox.queue("first@%s.example".formatted(expected.fault().localPart()));
        var second = outbox.queue("second@%s.example".formatted(expected.fault().localPart()));
        var third = outbox.queue("third@example.com");

        dispatch.deliverDue();

        assertThat(messages.get(first).state()).isEqualTo(SENT);
        assertThat(messages.get(second).state()).isEqualTo(inTheMiddle(expected));
        assertThat(messages.get(third).state()).isEqualTo(stopsOthers(expected) ? PENDING : SENT);
        for (var ref : List.of(first, second, third)) {
            agreesWithTheBook(messages.get(ref));
        }
    }

    @Test
    void blamesNoMailForAConnectionThatEndedAfterAnother() {
        SERVER.script(SmtpFault.DOT_451, SmtpFault.MAIL_CLOSE);
        var refused = outbox.queue("anna@example.com");
        var other = outbox.queue("bea@example.com");

        dispatch.deliverDue();

        assertThat(messages.get(refused).errorClass()).isEqualTo("TRANSIENT");
        assertThat(messages.get(other).state()).isEqualTo(SENT);
        assertThat(messages.attempts(other)).hasSize(1);
    }

    @Test
    void aServerThatKnowsNobodyIsAskedAFewTimesAndCostsNoAddress() {
        SERVER.script(Collections.nCopies(20, SmtpFault.RCPT_550).toArray(SmtpFault[]::new));
        var mails = IntStream.range(0, 20)
                .mapToObj(number -> outbox.queue("customer@of-%d.example".formatted(number)))
                .toList();

        dispatch.deliverDue();

        assertThat(mails).filteredOn(ref -> messages.get(ref).state() == FAILED).hasSize(DoubtedRefusals.OF_ONE);
        assertThat(mails)
                .filteredOn(ref -> messages.get(ref).state() == PENDING)
                .hasSize(20 - DoubtedRefusals.OF_ONE);
        assertThat(suppressions.list(null, 10).items()).isEmpty();
    }

    /** Whether the server, or the template, is left alone after it; or the server stalls only now. */
    private static boolean stopsOthers(Expected expected) {
        return switch (expected.fault()) {
            case MAIL_550, DOT_421, DOT_552, QUIT_STALL -> true;
            default -> false;
        };
    }

    /** A connection has its fault behind it; one that ends between two mails is replaced by another. */
    private static MessageState inTheMiddle(Expected expected) {
        return switch (expected.fault()) {
            case REFUSED, BANNER_421, BANNER_SILENT, AUTH_535, AUTH_454, MAIL_CLOSE, MAIL_421 -> SENT;
            default -> expected.state();
        };
    }

    @Test
    void callsATextThatWasCutOffPassingOrUncertain() {
        SERVER.script(SmtpFault.TEXT_CUT);
        var ref = outbox.queue("anna@example.com");

        dispatch.deliverDue();

        // a client that had written everything cannot tell it from a server that took the mail and hung up
        var mail = messages.get(ref);
        assertThat(mail.state()).isIn(PENDING, UNKNOWN);
        assertThat(mail.errorClass()).isEqualTo(mail.state() == PENDING ? "TRANSIENT" : "UNKNOWN");
        agreesWithTheBook(mail);
    }

    @Test
    void namesEveryFaultInTheTable() {
        assertThat(table().map(Expected::fault))
                .hasSize(28)
                .doesNotHaveDuplicates()
                .doesNotContain(SmtpFault.TEXT_CUT);
    }

    @Test
    void neverSendsAnUncertainMailAgainByItself() {
        SERVER.script(SmtpFault.ACCEPTED_CLOSE);
        var ref = outbox.queue("anna@example.com");
        dispatch.deliverDue();

        outbox.clock().advance(Duration.ofDays(3));
        dispatch.deliverDue();

        assertThat(messages.get(ref).state()).isEqualTo(UNKNOWN);
        assertThat(acceptedOf(messages.get(ref))).isOne();
    }

    @Test
    void sendsNothingMoreToAnAddressThatDoesNotExist() {
        outbox.queue("rcpt-550@example.com");
        var waiting = outbox.queue("rcpt-550@example.com");

        dispatch.deliverDue();

        assertThat(messages.get(waiting).state()).isEqualTo(FAILED);
        var later = messages.get(outbox.queue("rcpt-550@example.com"));
        assertThat(later.state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(later.reason()).isEqualTo("address-suppressed");
    }

    @Test
    void leavesTheServerAloneAfterThreeBrokenConversationsInARow() {
        for (var mail = 0; mail < 5; mail++) {
            outbox.queue("data-close+" + mail + "@example.com");
        }

        dispatch.deliverDue();

        assertThat(SERVER.met()).hasSize(3);
    }

    private void agreesWithTheBook(Message mail) {
        var accepted = acceptedOf(mail);
        switch (mail.state()) {
            case SENT -> assertThat(accepted).isOne();
            case UNKNOWN -> assertThat(accepted).isLessThanOrEqualTo(1);
            default -> assertThat(accepted).isZero();
        }
    }

    private static long acceptedOf(Message mail) {
        return SERVER.accepted().stream()
                .filter(accepted -> accepted.messageId().equals(mail.messageId()))
                .count();
    }
}
