package io.wayline.faults;

import java.util.List;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.smtp.SmtpFault;

/**
 * Two nodes at work while a mail server fails, and one of them is killed again and again: always in the middle of its
 * work, and another one takes its place.
 */
final class KilledNodes {

    /** Ten kinds of which every one passes; after three of them a node cannot know whether the server has the mail. */
    static final List<SmtpFault> FAULTS = List.of(
            SmtpFault.MAIL_450,
            SmtpFault.RCPT_451,
            SmtpFault.RCPT_452,
            SmtpFault.DATA_451,
            SmtpFault.DATA_CLOSE,
            SmtpFault.DOT_451,
            SmtpFault.QUIT_CLOSE,
            SmtpFault.TEXT_CUT,
            SmtpFault.ACCEPTED_CLOSE,
            SmtpFault.ACCEPTED_RESET);

    private static final List<SmtpFault> AMBIGUOUS =
            List.of(SmtpFault.TEXT_CUT, SmtpFault.ACCEPTED_CLOSE, SmtpFault.ACCEPTED_RESET);

    /** The threads of a node that can each be in the middle of one mail: one for all of them, one for urgent ones. */
    static final int SENDERS = 2;

    private final Nodes nodes;
    private final Killings killings;

    KilledNodes(Nodes nodes, long seed) {
        this.nodes = nodes;
        this.killings = new Killings(nodes, seed);
    }

    /** Moves all customers of the run to their wait; how many mails may be uncertain by that. */
    long move(Run run, int kills) {
        killings.move(run, kills, () -> {
            nodes.latest().kill();
            nodes.start("b");
        });
        return ambiguous(nodes) + (long) SENDERS * kills;
    }

    /** How often the server failed so that nobody can know. */
    static long ambiguous(Nodes nodes) {
        return nodes.mailServer().met().stream().filter(AMBIGUOUS::contains).count();
    }
}
