package io.wayline.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * A complaint as it stands, without what anybody wrote.
 *
 * @param ref how people call it, such as {@code CP-26-0379}
 * @param sourceRef what whoever told of it calls it, the {@code complaintRef} of events
 * @param severity 1 is the worst, 4 the least
 * @param order null when none was named
 * @param tier the customer's when it came: {@code A}, {@code B}, or {@code C}
 * @param ending null while it is open
 * @param triage null until the journey has said how it is treated
 * @param current the answer that is owed, or was given last; null until the journey has said when it is due
 * @param answeredAt when the first answer left, or null
 * @param duplicateOf the ref of the complaint that is answered instead of it, or null
 * @param version counts changes
 */
public record Complaint(
        long number,
        String ref,
        CustomerId customer,
        String sourceRef,
        ComplaintCategory category,
        String categorySaid,
        int severity,
        @Nullable String channel,
        boolean senderKnown,
        @Nullable OrderNamed order,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        boolean safetySuspected,
        String tier,
        ComplaintStage stage,
        @Nullable ComplaintEnding ending,
        @Nullable Triage triage,
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant acknowledgeDue,
        @Nullable AnswerRound current,
        @Nullable Instant answeredAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant closedAt,
        @Nullable String duplicateOf,
        @Nullable CauseFound cause,
        int round,
        int version) {

    /**
     * An order that the complaint names.
     *
     * @param ref the shop's name for it, of whatever shape
     */
    public record OrderNamed(String ref, Standing standing) {

        /** Whose it is. */
        public enum Standing {
            OWN,
            /** Nobody has told us of such an order. */
            UNKNOWN,
            /** Somebody else's: what we know of it is not this customer's to read. */
            FOREIGN
        }
    }

    /**
     * How it is treated.
     *
     * @param priority 1 is the most urgent, 4 the least
     * @param approvalLimit what a remedy may be worth without a second person
     */
    public record Triage(int priority, String queue, BigDecimal approvalLimit) {}

    /**
     * Why it happened.
     *
     * @param word of the form in which it was found
     * @param unit who is responsible for it, or null
     * @param systemic whether it will happen again unless something is changed
     */
    public record CauseFound(String word, @Nullable String unit, boolean systemic) {}

    public boolean isOpen() {
        return stage != ComplaintStage.CLOSED;
    }

    /** How many times the customer was not content with an answer. */
    public int reopenings() {
        return round - 1;
    }

    /** When the answer is due that is owed now; empty when none is. */
    public Optional<Instant> owedBy() {
        return stage.owesAnAnswer() ? Optional.ofNullable(current).map(AnswerRound::dueAt) : Optional.empty();
    }
}
