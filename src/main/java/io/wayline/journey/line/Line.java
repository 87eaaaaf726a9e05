package io.wayline.journey.line;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.Instance;

/**
 * A way as a line.
 *
 * @param stops in their order; of many, those that matter most
 * @param next what happens next, the most pressing first; one for each place where the way stands
 */
public record Line(Instance way, List<Stop> stops, List<Next> next) {

    /**
     * A step that people notice.
     *
     * @param name in the reader's language
     * @param at when it was left; null when it was not yet, and when that is no longer kept
     */
    public record Stop(
            String element,
            String name,
            Place place,
            @Nullable Instant at) {

        /** Where it lies, seen from the customer. */
        public enum Place {
            PASSED,
            HERE,
            AHEAD
        }
    }

    /**
     * What happens next at one place.
     *
     * @param element the step's id in the diagram, perhaps of a journey that was called
     * @param name what it is called in the reader's language
     * @param at when it happens, or until when it is asked for; null when nobody knows, or at once
     * @param task the id of the task that is waited for, where the reader may see it, or null
     * @param then what follows, or null when nothing does that people notice
     * @param instead what would lead away from here before it is over
     */
    public record Next(
            What what,
            String element,
            String name,
            @Nullable Instant at,
            @Nullable String task,
            @Nullable Then then,
            List<Instead> instead) {}

    /** What is waited for. */
    public enum What {
        /** Operations must mend the cause: it failed for good. */
        FAILED,
        /** An operator stopped the way. */
        PAUSED,
        /** An operator has ended it; it is over within seconds. */
        ENDING,
        /** It failed for many, and goes on by itself once it works again. */
        HELD,
        /** It failed, and is tried again. */
        RETRY,
        /** Somebody has to do it. */
        TASK,
        /** The clock. */
        TIME,
        /** Something that the customer, or another system, does. */
        EVENT,
        /** Nothing: it is done within seconds. */
        STEP
    }

    /**
     * The next step that people notice.
     *
     * @param sure false when it depends on what will have happened by then
     */
    public record Then(String element, String name, boolean sure) {}

    /**
     * An event that comes first, and what it leads to.
     *
     * @param then null when nothing follows that people notice
     */
    public record Instead(
            String element, String name, @Nullable Then then) {}
}
