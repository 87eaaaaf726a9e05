package io.wayline.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Shop;
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
    private final Shop shop;
    private final Progress progress;
    private final Random random;

    KilledNodes(Nodes nodes, long seed) {
        this.nodes = nodes;
        this.shop = new Shop(nodes);
        this.progress = new Progress(nodes);
        this.random = new Random(seed);
    }

    /** Moves all customers of the run to their wait; how many mails may be uncertain by that. */
    long move(Run run, int kills) {
        for (var kill = 0; kill < kills; kill++) {
            var first = run.size() * kill / kills;
            var last = run.size() * (kill + 1) / kills;
            var before = progress.taken(run);
            var sending = CompletableFuture.runAsync(() -> shop.send(run, run.customers(first + 1, last)));
            progress.untilTaken(run, before + 1 + random.nextInt((last - first) / 2));
            nodes.latest().kill();
            nodes.start("b");
            sending.join();
        }
        progress.untilSettled(run);
        return ambiguous(nodes) + (long) SENDERS * kills;
    }

    /** How often the server failed so that nobody can know. */
    static long ambiguous(Nodes nodes) {
        return nodes.mailServer().met().stream().filter(AMBIGUOUS::contains).count();
    }
}
