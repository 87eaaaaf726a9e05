package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.List;

import io.wayline.message.SendGate.Verdict;
import io.wayline.message.outbox.SendGates;

/**
 * The gates' look at mails that a dispatcher has in hand: at all that are left at once, and anew as soon as that was a
 * second ago. What must stop a mail after it was looked at takes it out of that hand. Not for two threads.
 */
final class PreSendCheck {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final SendGates gates;
    private final List<ClaimedMessage> mails;
    private List<Verdict> verdicts;
    private int first;
    private Deadline deadline;

    /** Looks at all of them. */
    PreSendCheck(SendGates gates, List<ClaimedMessage> mails) {
        this.gates = gates;
        this.mails = mails;
        this.deadline = new Deadline(FRESH);
        this.verdicts = judge(0);
    }

    /** At the mail in that place; those before it are not asked for again. */
    Verdict at(int place) {
        if (deadline.isOver()) {
            deadline = new Deadline(FRESH);
            first = place;
            verdicts = judge(place);
        }
        return verdicts.get(place - first);
    }

    private List<Verdict> judge(int from) {
        return gates.judgeAll(mails.subList(from, mails.size()).stream()
                .map(ClaimedMessage::candidate)
                .toList());
    }
}
