package io.wayline.message.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageState.Move;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;
import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.outbox.Attempts;
import io.wayline.message.outbox.MailBounces;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.outbox.ReasonFacts;
import io.wayline.message.smtp.Outcome;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Writes down what became of a claimed mail: its row, the try, and its customer's timeline together. Whoever holds the
 * token may write even after the lease, and into a row that has been called uncertain meanwhile: it knows better.
 */
@Component
class DeliveryRecords {

    private final MailStates states;
    private final Attempts attempts;
    private final DeliveryMarks marks;
    private final Timeline timeline;
    private final Clock clock;
    private final ReasonFacts reasonFacts;
    private final MailBounces bounces;

    DeliveryRecords(
            MailStates states,
            Attempts attempts,
            DeliveryMarks marks,
            Timeline timeline,
            Clock clock,
            ReasonFacts reasonFacts,
            MailBounces bounces) {
        this.states = states;
        this.attempts = attempts;
        this.marks = marks;
        this.timeline = timeline;
        this.clock = clock;
        this.reasonFacts = reasonFacts;
        this.bounces = bounces;
    }

    /** The mail server has it. */
    @Transactional
    public boolean sent(Mark mark) {
        return marks.write(List.of(mark))[0] == 1;
    }

    /** Tried, and to be tried again at that time. */
    @Transactional
    public boolean later(ClaimedMessage mail, String token, Outcome outcome, Instant next) {
        attempts.add(mail.id(), outcome);
        return tried(mail, token, outcome, Move.RETRY, next, 1);
    }

    /** It is due as before: the try said nothing about it. */
    @Transactional
    public boolean untried(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        return tried(mail, token, outcome, Move.RETRY, null, 0);
    }

    /** Never tried again, and journeys hear of it. */
    @Transactional
    public boolean failed(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        var mine = tried(mail, token, outcome, Move.FAIL, null, 1);
        if (mine) {
            tell(mail, "mail-failed", Map.of("reason", outcome.word()));
            bounces.raise(mail.id(), mail.customer());
        }
        return mine;
    }

    /** The mail server may have it, or not. */
    @Transactional
    public boolean uncertain(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        var mine = tried(mail, token, outcome, Move.DOUBT, null, 1);
        if (mine) {
            tell(mail, "mail-uncertain", Map.of("reason", outcome.word()));
        }
        return mine;
    }

    /**
     * It stays here for good, for a reason that needs no more words; nothing was tried. Of one whose address has become
     * known as wrong meanwhile journeys hear as if it had come back itself.
     */
    @Transactional
    public boolean stopped(ClaimedMessage mail, String token, Move move, String reason) {
        return stopped(mail, token, move, reason, null, Map.of());
    }

    /** It stays here as a gate wants it, until then or for good; nothing was tried. */
    @Transactional
    public boolean stopped(ClaimedMessage mail, String token, SendGate.Verdict verdict) {
        var move = verdict.kind() == SendGate.Verdict.Kind.HOLD ? Move.HOLD : Move.SUPPRESS;
        return stopped(mail, token, move, verdict.reason(), verdict.until(), verdict.facts());
    }

    private boolean stopped(
            ClaimedMessage mail,
            String token,
            Move move,
            String reason,
            @Nullable Instant until,
            Map<String, String> facts) {
        var mine = states.stop(move, mail.id(), token, reason, reasonFacts.text(facts), until) == 1;
        if (mine) {
            switch (move) {
                case HOLD -> tell(mail, "mail-held." + reason, facts);
                case EXPIRE -> tell(mail, "mail-expired", facts);
                default -> tell(mail, "mail-not-sent." + reason, facts);
            }
            if (reason.equals(Queued.ADDRESS_SUPPRESSED)) {
                bounces.raise(mail.id(), mail.customer());
            }
        }
        return mine;
    }

    private boolean tried(
            ClaimedMessage mail, String token, Outcome outcome, Move move, @Nullable Instant next, int counts) {
        return states.tried(move, mail.id(), token, outcome, next, counts) == 1;
    }

    private void tell(ClaimedMessage mail, String kind, Map<String, String> more) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("template", mail.template());
        facts.put("message", Long.toString(mail.id()));
        facts.putAll(more);
        timeline.add(new Entry(mail.customer(), clock.instant(), kind, Entry.Direction.INSIDE, facts, mail.cause()));
    }
}
