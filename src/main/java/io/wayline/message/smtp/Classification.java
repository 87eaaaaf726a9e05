package io.wayline.message.smtp;

import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import static io.wayline.message.smtp.FailureClass.CONFIG;
import static io.wayline.message.smtp.FailureClass.CONNECT;
import static io.wayline.message.smtp.FailureClass.CONTENT;
import static io.wayline.message.smtp.FailureClass.NOT_HANDED_OVER;
import static io.wayline.message.smtp.FailureClass.POLICY;
import static io.wayline.message.smtp.FailureClass.RECIPIENT_BAD;
import static io.wayline.message.smtp.FailureClass.RELAY_BUSY;
import static io.wayline.message.smtp.FailureClass.THROTTLED;
import static io.wayline.message.smtp.FailureClass.TRANSIENT;
import static io.wayline.message.smtp.FailureClass.UNKNOWN;

/**
 * Tells what kind of failure it was, from the phase and the reply. The exception's type alone cannot: a server that took
 * the mail and hung up looks like one that hung up before.
 */
final class Classification {

    private static final int CLOSING = 421;
    private static final Pattern TOO_FAST = Pattern.compile("too many|too fast|rate|throttl|frequen|频率|过多");
    private static final Pattern GREYLISTED = Pattern.compile("gr[ae]y-?list");
    private static final Pattern UNWANTED =
            Pattern.compile("spam|policy|block|blacklist|denied|relay|dmarc|dkim|spf|reputation|垃圾|拒绝");

    private Classification() {}

    static FailureClass of(Phase phase, MessagingException failure) {
        if (hasCause(failure, NotHandedOver.class)) {
            return NOT_HANDED_OVER;
        }
        var reply = Reply.of(failure);
        if (phase == Phase.CONNECT) {
            return ofConnecting(failure, reply);
        }
        if (reply.isNone()) {
            return phase == Phase.DOT ? UNKNOWN : TRANSIENT;
        }
        if (reply.code() == CLOSING) {
            return RELAY_BUSY;
        }
        if (asksToSignIn(reply.code())) {
            return CONFIG;
        }
        return reply.code() < 500 ? ofPassing(reply) : ofLasting(phase, reply);
    }

    private static FailureClass ofConnecting(MessagingException failure, Reply reply) {
        if (failure instanceof AuthenticationFailedException) {
            return reply.code() >= 400 && reply.code() < 500 ? RELAY_BUSY : CONFIG;
        }
        return asksToSignIn(reply.code())
                        || hasCause(failure, CertificateException.class)
                        || hasCause(failure, SSLPeerUnverifiedException.class)
                ? CONFIG
                : CONNECT;
    }

    private static FailureClass ofPassing(Reply reply) {
        if (reply.says(GREYLISTED)) {
            return TRANSIENT;
        }
        return reply.isAbout("4.7") || reply.isAbout("4.5.3") || reply.says(TOO_FAST) ? THROTTLED : TRANSIENT;
    }

    private static FailureClass ofLasting(Phase phase, Reply reply) {
        if (reply.isAbout("5.3.4") || reply.isAbout("5.2.3") || reply.isAbout("5.6")) {
            return CONTENT;
        }
        if (reply.isAbout("5.7")) {
            return POLICY;
        }
        if (phase == Phase.MAIL) {
            // it is about the sender, and that is the same for every mail
            return reply.code() == 552 ? CONTENT : CONFIG;
        }
        if (reply.isAbout("5.2.2")) {
            return TRANSIENT;
        }
        if (reply.isAbout("5.1") || reply.isAbout("5.2.1") || reply.isAbout("5.4.4")) {
            return RECIPIENT_BAD;
        }
        if (phase == Phase.RCPT && reply.enhanced().isEmpty() && !reply.says(UNWANTED)) {
            // RFC 5321 4.5.3.1.10: an old server says 552 where it means that the mailbox is full
            return reply.code() == 552 ? TRANSIENT : RECIPIENT_BAD;
        }
        return reply.code() == 552 ? CONTENT : POLICY;
    }

    private static boolean asksToSignIn(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
