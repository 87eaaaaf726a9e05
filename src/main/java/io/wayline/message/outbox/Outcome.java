package io.wayline.message.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server did with one mail.
 *
 * @param errorClass a stable word for what went wrong, empty when nothing did
 * @param reply the server's last line, or what the connection said; may name the recipient
 */
record Outcome(Verdict verdict, String errorClass, String reply) {

    /** What follows from it. */
    enum Verdict {
        /** The server has the mail. */
        SENT,
        /** The server refused this mail for now, or hung up while it took it. */
        LATER,
        /** The server refused this mail for good. */
        NEVER,
        /** The server takes no mail from us at the moment, whichever it is. */
        RELAY_DOWN
    }

    private static final int SERVICE_CLOSING = 421;
    private static final int AUTHENTICATION_REQUIRED = 530;
    private static final int AUTHENTICATION_FAILED = 535;

    static Outcome sent(String reply) {
        return new Outcome(Verdict.SENT, "", line(reply));
    }

    /** The connection was not there, or did not come about. */
    static Outcome ofConnecting(MessagingException failure) {
        var text = line(failure.getMessage());
        if (failure instanceof AuthenticationFailedException) {
            return new Outcome(Verdict.RELAY_DOWN, text.startsWith("454") ? "RELAY_BUSY" : "CONFIG", text);
        }
        return new Outcome(Verdict.RELAY_DOWN, "CONNECT", text);
    }

    /** The connection stood, and the mail did not get through. */
    static Outcome ofSending(MessagingException failure) {
        var deciding = deciding(failure);
        var code = code(deciding);
        var text = line(deciding.getMessage());
        if (code == SERVICE_CLOSING) {
            return new Outcome(Verdict.RELAY_DOWN, "RELAY_BUSY", text);
        }
        if (code == AUTHENTICATION_REQUIRED || code == AUTHENTICATION_FAILED) {
            return new Outcome(Verdict.RELAY_DOWN, "CONFIG", text);
        }
        if (code >= 500) {
            return new Outcome(Verdict.NEVER, "PERMANENT", text);
        }
        if (code >= 400) {
            return new Outcome(Verdict.LATER, "TRANSIENT", text);
        }
        // no reply: the server may even have the mail, so it counts as a try, and tries are few
        return new Outcome(Verdict.LATER, "BROKEN_OFF", text);
    }

    /** Whether a server that had taken mails on this connection only wants a new connection. */
    static boolean wantsNewConnection(MessagingException failure) {
        return failure instanceof SMTPSendFailedException refused
                && refused.getCommand() != null
                && refused.getCommand().startsWith("MAIL")
                && (refused.getReturnCode() == SERVICE_CLOSING || refused.getReturnCode() == -1);
    }

    /** The innermost reply of the server along the chain of exceptions, or the failure itself without one. */
    private static Exception deciding(MessagingException failure) {
        Exception deciding = failure;
        for (var next = failure.getNextException(); next != null; next = next(next)) {
            if (code(next) > 0) {
                deciding = next;
            }
        }
        return deciding;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** The reply code (RFC 5321 4.2), or -1 when there was no reply. */
    private static int code(Exception failure) {
        if (failure instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
    }

    private static String line(@Nullable String text) {
        var line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
