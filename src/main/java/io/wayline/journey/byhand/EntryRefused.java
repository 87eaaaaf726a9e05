package io.wayline.journey.byhand;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.Refusal;

/** The journey does not let this customer enter now. */
public final class EntryRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final Why why;
    private final @Nullable Instant at;

    /** Why it does not. */
    public enum Why {
        /** They are on it, since {@link EntryRefused#at()}. */
        NOW,
        /** They were on it, since {@link EntryRefused#at()}, and it may be entered once. */
        ONCE,
        /** They were on it, and may enter again from {@link EntryRefused#at()}. */
        LATER
    }

    EntryRefused(Why why, @Nullable Instant at) {
        super(
                Kind.CONFLICT,
                "entry-refused",
                switch (why) {
                    case NOW -> "The customer is on this journey already: look where they stand.";
                    case ONCE -> "The customer has been on this journey, and it may be entered once only.";
                    case LATER -> "The customer has left this journey too recently: try again when it may be entered.";
                });
        this.why = why;
        this.at = at;
    }

    public Why why() {
        return why;
    }

    /** The moment that {@link #why} speaks of; null when that is not known. */
    public @Nullable Instant at() {
        return at;
    }

    @Override
    public Map<String, Object> data() {
        return at == null ? Map.of("why", why) : Map.of("why", why, "at", at);
    }
}
