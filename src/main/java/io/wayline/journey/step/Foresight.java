package io.wayline.journey.step;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Says of a step that is about no customer what it will set at a moment to come, so that a page can say on which days a
 * campaign will do something. Without one, a step counts as doing something.
 */
public interface Foresight {

    /** The step, by the name under which diagrams call it. */
    String step();

    /** What it sets when it is taken then. */
    Seen at(Instant moment);

    /**
     * What a step will set.
     *
     * @param values by variable
     * @param unsure the variables whose value is the best that can be said today, and may be another when it is time
     */
    record Seen(Map<String, @Nullable Object> values, Set<String> unsure) {}
}
