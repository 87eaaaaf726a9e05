package io.wayline.complaint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote; personal.
 *
 * @param round to which answer it belongs
 * @param writtenBy the account of who wrote it, or null when the customer did
 */
public record ComplaintText(
        int round, Kind kind, String body, @Nullable String writtenBy, Instant at) {

    /** Whether the customer wrote it: what a colleague took down for them is ours. */
    public boolean fromCustomer() {
        return writtenBy == null && kind.isTheirs();
    }

    /** What it is. */
    public enum Kind {
        /** What the customer complains of. */
        RECEIVED,
        /** Why the answer did not solve it. */
        REOPENED,
        /** What the customer said when they agreed. */
        ACCEPTED,
        /** Why the customer takes it back. */
        WITHDRAWN,
        /** What was found about the cause. */
        FINDINGS,
        /** The answer, in the words that the customer reads. */
        ANSWER,
        /** Why a second person gave the proposal back. */
        REFUSAL,
        /** What will be changed, so that it does not happen again. */
        IMPROVEMENT,
        /** Why it is about something else than was thought. */
        CATEGORY,
        /** Why it belongs together with another one. */
        LINK,
        /** Why another one is answered instead. */
        DUPLICATE;

        /** Whether customers write such. */
        public boolean isTheirs() {
            return this == RECEIVED || this == REOPENED || this == ACCEPTED || this == WITHDRAWN;
        }
    }
}
