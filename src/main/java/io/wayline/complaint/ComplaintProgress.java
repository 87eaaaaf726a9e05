package io.wayline.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.complaint.Complaint.CauseFound;
import io.wayline.complaint.Complaint.Triage;
import io.wayline.customer.Customers;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What the house does with a complaint, stage by stage. Each verb joins the caller's transaction, gives the complaint as
 * it stands afterwards, and changes nothing when it is said of one that is closed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ComplaintProgress {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** A mail in one of these will not reach anybody. */
    private static final Set<MessageState> LOST =
            Set.of(MessageState.FAILED, MessageState.SUPPRESSED, MessageState.CANCELLED, MessageState.EXPIRED);

    private final ComplaintRows rows;
    private final Complaints complaints;
    private final AnswerClock answers;
    private final MarketingHolds holds;
    private final Customers customers;
    private final Messages messages;
    private final ComplaintClosed closed;
    private final Timeline timeline;
    private final Clock clock;

    ComplaintProgress(
            ComplaintRows rows,
            Complaints complaints,
            AnswerClock answers,
            MarketingHolds holds,
            Customers customers,
            Messages messages,
            ComplaintClosed closed,
            Timeline timeline,
            Clock clock) {
        this.rows = rows;
        this.complaints = complaints;
        this.answers = answers;
        this.holds = holds;
        this.customers = customers;
        this.messages = messages;
        this.closed = closed;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * What the triage says.
     *
     * @param answerWithin how long there is for an answer: {@code PT24H} by the clock, {@code WORKING PT8H} in working time
     * @param acknowledgeWithin how long there was to say that it came, in the same way, or null
     */
    public record Treatment(
            Triage triage, String answerWithin, @Nullable String acknowledgeWithin) {}

    /** Somebody's work on it, in their words; personal. */
    public record Work(String text, String by) {}

    /** Whether an answer has come to its end by silence. */
    public enum Silence {
        /** The customer had the time, and said nothing. */
        LASTED,
        /** The customer has not had the time yet. */
        GOES_ON,
        /** The answer never reached them. */
        UNDELIVERABLE
    }

    /** The customer is told until when they are answered; from here on the clock is kept. */
    public Complaint acknowledge(CustomerId customer, String sourceRef, Treatment treatment, Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (!complaint.isOpen() || complaint.acknowledgedAt() != null) {
            return complaint;
        }
        var now = clock.instant();
        var acknowledgeWithin = treatment.acknowledgeWithin();
        rows.treat(complaint, treatment.triage());
        answers.begin(complaint, AnswerTime.read("answerWithin", treatment.answerWithin()));
        rows.acknowledge(
                complaint,
                now,
                acknowledgeWithin == null
                        ? null
                        : answers.moments(
                                        complaint.receivedAt(), AnswerTime.read("acknowledgeWithin", acknowledgeWithin))
                                .dueAt());
        if (complaint.stage() == ComplaintStage.RECEIVED) {
            rows.stage(complaint, ComplaintStage.ACKNOWLEDGED, now, cause);
        }
        return told(complaint, "complaint-acknowledged", Map.of(), cause);
    }

    /** Somebody found why it happened. */
    public Complaint investigate(CustomerId customer, String sourceRef, CauseFound found, Work work, Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (!complaint.stage().owesAnAnswer()) {
            return complaint;
        }
        var now = clock.instant();
        rows.cause(complaint, found, complaints.product(complaint));
        write(complaint, ComplaintText.Kind.FINDINGS, work, now);
        rows.stage(complaint, ComplaintStage.INVESTIGATED, now, cause);
        return told(complaint, "complaint-investigated", Map.of("by", work.by()), cause);
    }

    /**
     * Somebody proposes a remedy and the words of the answer.
     *
     * @throws io.wayline.shared.InvalidValue when the remedy needs an amount that is not there
     */
    public Complaint propose(
            CustomerId customer,
            String sourceRef,
            Remedy.Kind kind,
            @Nullable BigDecimal amount,
            Work answer,
            Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (!complaint.stage().owesAnAnswer()) {
            return complaint;
        }
        var now = clock.instant();
        var remedy = Offer.of(complaint, kind, amount, UUID.randomUUID().toString(), answer.by(), now);
        rows.propose(complaint, remedy);
        write(complaint, ComplaintText.Kind.ANSWER, answer, now);
        rows.stage(complaint, ComplaintStage.PROPOSED, now, cause);
        return told(complaint, "complaint-remedy-proposed", Map.of("remedy", kind.word(), "by", answer.by()), cause);
    }

    /**
     * A second person agrees.
     *
     * @throws ProposerApproves when it is the one who proposed
     */
    public Complaint approve(CustomerId customer, String sourceRef, String by, Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (complaint.stage() != ComplaintStage.PROPOSED) {
            return complaint;
        }
        notTheProposer(complaint, by);
        var now = clock.instant();
        rows.approve(complaint, by, now);
        rows.stage(complaint, ComplaintStage.APPROVED, now, cause);
        return told(complaint, "complaint-remedy-approved", Map.of("by", by), cause);
    }

    /**
     * A second person gives it back, and says why.
     *
     * @throws ProposerApproves when it is the one who proposed
     */
    public Complaint reject(CustomerId customer, String sourceRef, Work reason, Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (complaint.stage() != ComplaintStage.PROPOSED) {
            return complaint;
        }
        notTheProposer(complaint, reason.by());
        var now = clock.instant();
        write(complaint, ComplaintText.Kind.REFUSAL, reason, now);
        rows.stage(complaint, ComplaintStage.REJECTED, now, cause);
        return told(complaint, "complaint-remedy-rejected", Map.of("by", reason.by()), cause);
    }

    /** The promised time is over, and there is no answer. */
    public Complaint late(CustomerId customer, String sourceRef, Cause cause) {
        var complaint = locked(customer, sourceRef);
        var round = complaint.current();
        return complaint.stage().owesAnAnswer() && round != null
                ? breached(complaint, round.dueAt(), cause)
                : complaint;
    }

    /**
     * The answer is written.
     *
     * @param message the mail that it is; null when it was told in another way, and then it has left now
     * @param silence how long the customer has to say that it is not solved, once it has left
     * @throws NotApproved when a second person has to agree first
     */
    public Complaint answer(
            CustomerId customer, String sourceRef, @Nullable String message, Duration silence, Cause cause) {
        var complaint = locked(customer, sourceRef);
        if (!complaint.stage().owesAnAnswer()) {
            return complaint;
        }
        if (needsApproval(complaint) && complaint.stage() != ComplaintStage.APPROVED) {
            throw new NotApproved();
        }
        var now = clock.instant();
        rows.answer(complaint, now, message, now.plus(silence));
        rows.stage(complaint, ComplaintStage.ANSWERED, now, cause);
        if (message == null) {
            rows.left(complaint, now, now.plus(silence));
        }
        if (complaint.owedBy().filter(now::isAfter).isPresent()) {
            breached(complaint, now, cause);
        }
        return told(complaint, "complaint-answered", Map.of(), cause);
    }

    /**
     * Whether the customer has been silent for long enough since the answer really left; until then it is noted from when
     * on they will have been.
     */
    public Silence silence(CustomerId customer, String sourceRef, Duration silence, Cause cause) {
        var complaint = locked(customer, sourceRef);
        var round = complaint.current();
        if (complaint.stage() != ComplaintStage.ANSWERED || round == null || round.closeAt() == null) {
            return Silence.LASTED;
        }
        if (round.leftAt() != null) {
            return lasted(round.closeAt());
        }
        var message = messages.get(String.valueOf(round.messageRef()));
        if (message.state() == MessageState.SENT) {
            return left(complaint, round, leaving(message), silence, cause);
        }
        if (LOST.contains(message.state())) {
            return Silence.UNDELIVERABLE;
        }
        rows.lookAgain(complaint, clock.instant().plus(A_DAY));
        return Silence.GOES_ON;
    }

    /** The answer reached the customer in another way, now; from here on their silence counts. */
    public Complaint reached(CustomerId customer, String sourceRef, Duration silence, Cause cause) {
        var complaint = locked(customer, sourceRef);
        var round = complaint.current();
        if (complaint.stage() == ComplaintStage.ANSWERED && round != null) {
            left(complaint, round, clock.instant(), silence, cause);
        }
        return complaints.get(customer, sourceRef);
    }

    /** It is over: marketing is no longer held by it, and {@code complaint.closed} is on its way. */
    public Complaint close(CustomerId customer, String sourceRef, Cause cause) {
        // the customer before their complaint, as a merge locks them
        var them = customers.lock(customer).id();
        return close(locked(them, sourceRef), cause);
    }

    /**
     * Closes one that was taken back by then and whose journey has not closed it since, as when that was cancelled: nothing
     * would end its hold, nor let its customer be forgotten.
     *
     * @param ref as people call it
     * @return whether it was closed now
     */
    @Transactional
    public boolean closeWithdrawn(String ref, Instant before) {
        var seen = rows.find(ref).orElseThrow(() -> new NotFound("complaint"));
        customers.lock(seen.customer());
        var complaint = rows.lock(seen);
        var withdrawn = complaint.withdrawnAt();
        if (!complaint.isOpen() || withdrawn == null || !withdrawn.isBefore(before)) {
            return false;
        }
        close(complaint, Cause.system("complaint.withdrawn"));
        return true;
    }

    /** As the other one, of one that is locked, as is its customer: whoever calls has locked both, the customer first. */
    public Complaint close(Complaint complaint, Cause cause) {
        if (!complaint.isOpen()) {
            return complaint;
        }
        var now = clock.instant();
        rows.close(complaint, ending(complaint), now);
        rows.stage(complaint, ComplaintStage.CLOSED, now, cause);
        holds.lift(complaint.customer(), complaint.ref(), cause);
        closed.raise(complaint, now);
        return told(complaint, "complaint-closed", Map.of(), cause);
    }

    /** Somebody says what will be changed, so that it does not happen again. */
    public Complaint improve(CustomerId customer, String sourceRef, Work measure, Cause cause) {
        var complaint = locked(customer, sourceRef);
        write(complaint, ComplaintText.Kind.IMPROVEMENT, measure, clock.instant());
        return told(complaint, "complaint-improvement", Map.of("by", measure.by()), cause);
    }

    /** Whether what is proposed is worth more than one person may promise. */
    public static boolean needsApproval(Complaint complaint) {
        var round = complaint.current();
        var triage = complaint.triage();
        var amount =
                round == null || round.remedy() == null ? null : round.remedy().amount();
        return triage != null && amount != null && amount.compareTo(triage.approvalLimit()) > 0;
    }

    private Silence left(Complaint complaint, AnswerRound round, Instant at, Duration silence, Cause cause) {
        rows.left(complaint, at, at.plus(silence));
        if (at.isAfter(round.dueAt())) {
            breached(complaint, at, cause);
        }
        return lasted(at.plus(silence));
    }

    private Silence lasted(Instant closeAt) {
        return clock.instant().isBefore(closeAt) ? Silence.GOES_ON : Silence.LASTED;
    }

    private static Instant leaving(Message message) {
        var handedOver = message.handedOverAt();
        var sent = message.sentAt();
        return handedOver != null ? handedOver : sent != null ? sent : message.createdAt();
    }

    private Complaint breached(Complaint complaint, Instant at, Cause cause) {
        return rows.breach(complaint, at) ? told(complaint, "complaint-late", Map.of(), cause) : complaint;
    }

    private static ComplaintEnding ending(Complaint complaint) {
        if (complaint.withdrawnAt() != null) {
            return complaint.duplicateOf() == null ? ComplaintEnding.WITHDRAWN : ComplaintEnding.DUPLICATE;
        }
        var round = complaint.current();
        return round != null && round.reply() == AnswerRound.Reply.ACCEPTED
                ? ComplaintEnding.ACCEPTED
                : ComplaintEnding.SILENT;
    }

    private static void notTheProposer(Complaint complaint, String by) {
        var round = complaint.current();
        if (round != null
                && round.remedy() != null
                && round.remedy().proposedBy().equals(by)) {
            throw new ProposerApproves();
        }
    }

    private void write(Complaint complaint, ComplaintText.Kind kind, Work work, Instant at) {
        if (!work.text().isBlank()) {
            rows.write(complaint, kind, work.text(), work.by(), at);
        }
    }

    private Complaint locked(CustomerId customer, String sourceRef) {
        return rows.lock(complaints.get(customer, sourceRef));
    }

    private Complaint told(Complaint complaint, String kind, Map<String, String> more, Cause cause) {
        var facts = new HashMap<>(Complaints.facts(complaint));
        facts.putAll(more);
        timeline.add(new Entry(
                complaint.customer(), clock.instant(), kind, Entry.Direction.INSIDE, Map.copyOf(facts), cause));
        return rows.lock(complaint);
    }
}
