package io.wayline.message.smtp;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClassificationTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 421 4.3.2 Closing                                  | RELAY_BUSY
            MAIL | 450 4.7.1 Too many mails from you                  | THROTTLED
            MAIL | 530 5.7.0 Sign in first                            | CONFIG
            MAIL | 550 5.1.8 Sender unknown                           | CONFIG
            MAIL | 552 5.3.4 Larger than I take                       | CONTENT
            MAIL | 552 Larger than I take                             | CONTENT
            MAIL | 550 5.7.1 Not from there                           | POLICY
            RCPT | 450 4.2.0 Greylisted, try again in 300 seconds     | TRANSIENT
            RCPT | 450 4.7.1 <a@b.cn>: greylisted                     | TRANSIENT
            RCPT | 452 4.5.3 Too many recipients                      | THROTTLED
            RCPT | 451 Rate limit                                     | THROTTLED
            RCPT | 452 4.2.2 Mailbox full                             | TRANSIENT
            RCPT | 550 5.1.1 Nobody                                   | RECIPIENT_BAD
            RCPT | 550 No such user here                              | RECIPIENT_BAD
            RCPT | 553 Mailbox name not allowed                       | RECIPIENT_BAD
            RCPT | 550 5.2.1 Mailbox disabled                         | RECIPIENT_BAD
            RCPT | 550 5.4.4 No such host                             | RECIPIENT_BAD
            RCPT | 552 5.2.2 Mailbox full                             | TRANSIENT
            RCPT | 552 Mailbox full                                   | TRANSIENT
            RCPT | 550 Relaying denied                                | POLICY
            RCPT | 550 5.7.1 Blocked                                  | POLICY
            DATA | 554 No                                             | POLICY
            DOT  | 451 4.3.0 Not now                                  | TRANSIENT
            DOT  | 421 4.7.0 Too many                                 | RELAY_BUSY
            DOT  | 552 5.2.3 Too long                                 | CONTENT
            DOT  | 554 5.6.0 Not a mail                               | CONTENT
            DOT  | 550 5.7.26 Not authenticated                       | POLICY
            DOT  | 554 5.1.1 Nobody                                   | RECIPIENT_BAD
            DOT  | 550 Looks like spam                                | POLICY
            """)
    void readsTheReplyInTheLightOfThePhase(Phase phase, String reply, FailureClass expected) {
        assertThat(Classification.of(phase, refused(phase, reply))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MAIL,TRANSIENT", "RCPT,TRANSIENT", "DATA,TRANSIENT", "DOT,UNKNOWN"})
    void callsOnlyWhatMayHaveLeftUncertain(Phase phase, FailureClass expected) {
        var lost = new MessagingException("Exception reading response", new IOException("Connection reset"));
        var closed = new SMTPSendFailedException(".", -1, "[EOF]", null, null, null, null);

        assertThat(Classification.of(phase, lost)).isEqualTo(expected);
        assertThat(Classification.of(phase, closed)).isEqualTo(expected);
    }

    @Test
    void tellsAServerThatIsAwayFromOneThatDoesNotWantUs() {
        assertThat(connecting(new MessagingException("Could not connect", new IOException("refused"))))
                .isEqualTo(FailureClass.CONNECT);
        assertThat(connecting(
                        new MessagingException("Could not connect", new SSLHandshakeException("no cipher in common"))))
                .isEqualTo(FailureClass.CONNECT);
        var untrusted = new SSLHandshakeException("untrusted");
        untrusted.initCause(new CertificateException("expired"));
        assertThat(connecting(new MessagingException("Could not connect", untrusted)))
                .isEqualTo(FailureClass.CONFIG);
        assertThat(connecting(new AuthenticationFailedException("535 5.7.8 Wrong")))
                .isEqualTo(FailureClass.CONFIG);
        assertThat(connecting(new AuthenticationFailedException("454 4.7.0 Later")))
                .isEqualTo(FailureClass.RELAY_BUSY);
    }

    @Test
    void knowsWhatWeHeldBackOurselves() {
        var ours = new MessagingException("IOException while sending message", new NotHandedOver("paused"));

        assertThat(Classification.of(Phase.DATA, ours)).isEqualTo(FailureClass.NOT_HANDED_OVER);
    }

    @Test
    void readsHowLongTheServerWantsUsToWait() {
        assertThat(Reply.of("450 4.2.0 Greylisted, try again in 300 seconds").pleaseWait())
                .contains(Duration.ofSeconds(300));
        assertThat(Reply.of("451 Please retry after 7 minutes").pleaseWait()).contains(Duration.ofMinutes(7));
        assertThat(Reply.of("451 4.3.0 Not now").pleaseWait()).isEmpty();
    }

    @Test
    void readsCodesAndKeepsOneLine() {
        var reply = Reply.of("550-5.1.1 Nobody\r\n550 5.1.1 of that name");

        assertThat(reply.code()).isEqualTo(550);
        assertThat(reply.enhanced()).isEqualTo("5.1.1");
        assertThat(reply.text()).isEqualTo("550-5.1.1 Nobody 550 5.1.1 of that name");
        assertThat(Reply.of("Connection reset").isNone()).isTrue();
    }

    private static FailureClass connecting(MessagingException failure) {
        return Classification.of(Phase.CONNECT, failure);
    }

    private static MessagingException refused(Phase phase, String reply) {
        var code = Integer.parseInt(reply.substring(0, 3));
        if (phase == Phase.RCPT) {
            var refused = new SMTPAddressFailedException(new InternetAddress(), "RCPT TO:<a@b.cn>", code, reply);
            return new MessagingException("Invalid Addresses", refused);
        }
        return new SMTPSendFailedException(phase.name(), code, reply, null, null, null, null);
    }
}
