package io.wayline.why;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer did, or did not, get what a campaign brings.
 *
 * @param campaign the key of the journey that brings it
 * @param name the journey's name for the reader
 * @param happened what was recorded
 * @param now what would be if the campaign came to the customer at this moment
 */
public record CampaignAnswer(String campaign, String name, Half happened, Half now) {

    /** The answer in a word. Those of what happened come first, then those of what would be. */
    public enum Verdict {
        /** A mail of it left. */
        GOT,
        /** It has begun for them, or is about to. */
        ON_THE_WAY,
        /** They went through it to an end, and no mail was asked for. */
        WENT_THROUGH,
        DID_NOT,
        /** Nobody invited them, or told it of them. */
        NEVER,
        WOULD,
        WOULD_WAIT,
        WOULD_NOT
    }

    /**
     * One half of the answer.
     *
     * @param sentence the answer with what decided it
     * @param reasons all that was looked at, in the order in which it counts
     */
    public record Half(Verdict verdict, String sentence, List<Reason> reasons) {}

    /** What a reason is about. */
    public enum About {
        RUN,
        SEGMENT,
        ENTRY,
        VARIANT,
        WAY,
        MAIL
    }

    /** Which way a reason points. */
    public enum Says {
        YES,
        NO,
        WAITS,
        /** Neither; it is good to know. */
        ASIDE
    }

    /**
     * One thing that was looked at.
     *
     * @param message the mail that it speaks of, or null
     * @param lines of a segment what its rule says, line by line; else none
     */
    public record Reason(
            About about,
            Says says,
            String sentence,
            @Nullable String message,
            List<Line> lines) {

        static Reason of(About about, Says says, String sentence) {
            return new Reason(about, says, sentence, null, List.of());
        }
    }

    /** A line of a rule, whether it is true of the customer, and those below it. */
    public record Line(String words, boolean holds, List<Line> lines) {}
}
