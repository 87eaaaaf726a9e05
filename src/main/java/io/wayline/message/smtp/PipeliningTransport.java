package io.wayline.message.smtp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMTP connection that does not wait for each answer before it goes on, where the server offers that (command
 * pipelining, RFC 2920). What opens a mail, up to {@code DATA}, goes out in one piece; of a mail that follows, in one
 * piece with the final dot of the mail before. So a mail costs one trip to the server and back, where it cost four.
 *
 * <p>The library, which knows nothing of this, says its commands as ever: those that the server has already are not said
 * again, only their answers are read. The first mail of a connection goes step by step; it shows how the library words
 * its commands.
 */
public abstract class PipeliningTransport extends SMTPTransport {

    private static final Logger log = LoggerFactory.getLogger(PipeliningTransport.class);
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");
    private static final String MAIL = "MAIL FROM:";
    private static final String RCPT = "RCPT TO:<%s>";
    private static final String DATA = "DATA";
    private static final String DOT = ".";
    private static final String RESET = "RSET";
    private static final int NOTHING_HEARD = -1;
    private static final int GO_ON = 354;
    private static final int CLOSING = 421;

    private final MailSockets sockets;
    private final boolean mayPipeline;
    /** What the server has been told before its turn, and has not been heard about. */
    private final Queue<String> ahead = new ArrayDeque<>();

    private @Nullable Envelope current;
    private @Nullable Envelope following;
    private boolean followingIsOpen;
    private Runnable meanwhile = () -> {};
    private String opening = "";
    private @Nullable Wording wording;

    PipeliningTransport(Session session, URLName server, MailSockets sockets, boolean mayPipeline) {
        super(session, server, server.getProtocol(), server.getProtocol().equals("smtps"));
        this.sockets = sockets;
        this.mayPipeline = mayPipeline;
    }

    /** Between whom a mail travels, as the server is told. */
    public record Envelope(String sender, String recipient) {}

    /** How the library words the commands of a sender's mails, with what it adds to them. */
    private record Wording(String sender, String mail, String afterRecipient) {

        List<String> of(Envelope envelope) {
            return List.of(mail, RCPT.formatted(envelope.recipient()) + afterRecipient, DATA);
        }
    }

    /**
     * Begins a new mail, for which nothing else may be open.
     *
     * @param next the mail that will be sent after it, or null when none is known
     * @param work done while the server thinks about the mail
     */
    public final void begin(Envelope envelope, @Nullable Envelope next, Runnable work) {
        current = envelope;
        following = next;
        followingIsOpen = false;
        meanwhile = work;
        opening = "";
    }

    /** Whether a mail has been opened that is still to come; no other one can be sent then. */
    public final boolean awaitsFollowing() {
        return followingIsOpen;
    }

    /** Whether that mail can be sent next. */
    public final boolean isOpenFor(Envelope envelope) {
        return !followingIsOpen || envelope.equals(following);
    }

    /** Whether another mail can be sent over it. Asks the server only where no mail is open already. */
    public final boolean isUsable() {
        return followingIsOpen ? !sockets.areClosed() && answers() : isConnected();
    }

    private boolean answers() {
        var code = getLastReturnCode();
        return code != NOTHING_HEARD && code != CLOSING;
    }

    @Override
    public synchronized void close() throws MessagingException {
        if (ahead.isEmpty()) {
            super.close();
            return;
        }
        // a goodbye would have to wait for the answers first
        ahead.clear();
        sockets.drop();
        try {
            super.close();
        } catch (MessagingException noGoodbye) {
            // there was to be none
            return;
        }
    }

    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        // a refused dot needs no reset (RFC 5321 4.1.1.4), and the mail that is open by then shall not get one
        if (!command.equals(RESET) || !followingIsOpen) {
            super.issueCommand(command, expected);
        }
    }

    @Override
    protected final void sendCommand(String command) throws MessagingException {
        if (command.equals(ahead.peek())) {
            ahead.remove();
            return;
        }
        hearOut();
        learn(command);
        if (command.equals(DOT)) {
            sayWith(command, openingOf(following));
            followingIsOpen = !ahead.isEmpty();
            workMeanwhile();
        } else if (isMail(command)) {
            var all = openingOf(current);
            sayWith(command, all.isEmpty() ? all : all.subList(1, all.size()));
        } else {
            super.sendCommand(command);
        }
    }

    /** The work is for other mails: whatever comes of it, this one's answer has to be heard. */
    private void workMeanwhile() {
        try {
            meanwhile.run();
        } catch (RuntimeException | Error broken) {
            log.warn("Work for later mails failed, and is done when it is their turn", broken);
        }
    }

    private void sayWith(String command, List<String> more) throws MessagingException {
        if (more.isEmpty()) {
            super.sendCommand(command);
            return;
        }
        sockets.gather();
        try {
            super.sendCommand(command);
            for (var next : more) {
                super.sendCommand(next);
                ahead.add(next);
            }
            sockets.release();
        } catch (IOException gone) {
            throw new MessagingException("The connection to the mail server broke", gone);
        } finally {
            // half a group would let answers be taken for those to other commands
            sockets.dropIfGathering();
        }
    }

    /** What opens this mail; nothing where it has to go step by step. */
    private List<String> openingOf(@Nullable Envelope envelope) {
        var known = wording;
        if (envelope == null
                || known == null
                || !known.sender().equals(envelope.sender())
                || !mayPipeline
                || !supportsExtension("PIPELINING")) {
            return List.of();
        }
        var commands = known.of(envelope);
        // the library refuses some characters: that must befall the mail itself, not the one before
        return commands.stream().allMatch(command -> PLAIN.matcher(command).matches()) ? commands : List.of();
    }

    /** Answers to commands that lead nowhere any more, because one before them was refused. */
    private void hearOut() throws MessagingException {
        while (!ahead.isEmpty()) {
            ahead.remove();
            if (readServerResponse() == GO_ON) {
                ahead.clear();
                // every further word would be part of the text
                sockets.drop();
                throw new MessagingException(
                        "The mail server was left", new IOException("It waits for a text that it was not to ask for"));
            }
        }
    }

    private void learn(String command) {
        var envelope = current;
        if (envelope == null) {
            return;
        }
        var rcpt = RCPT.formatted(envelope.recipient());
        if (isMail(command)) {
            opening = command;
        } else if (!opening.isEmpty() && command.startsWith(rcpt)) {
            wording = new Wording(envelope.sender(), opening, command.substring(rcpt.length()));
        }
    }

    private static boolean isMail(String command) {
        return command.startsWith(MAIL);
    }
}
