package io.wayline.shared.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.wayline.shared.access.Colleague;

/**
 * Something on pages that moves by itself. A bean of it lies beside who knows. Pages watch it as {@code name}, or as
 * {@code name:thing} where there are many of it; what they are told is that it has moved, and never what it is now: for
 * that they ask as every page does.
 *
 * <p>It is read only while somebody watches it, once for everybody on this node.
 */
public interface LiveTopic {

    /** The word with which it is watched; the application does not start while two have the same. */
    String name();

    /**
     * What this reader watches under it, as keys that only this topic understands. Asked when a stream is opened, so a
     * right that was taken away holds here as soon as the stream ends, within minutes; pages ask for it each time.
     *
     * @param thing what stands behind the name, or empty
     * @return empty when there is no such thing, or not for this reader
     */
    Set<String> keys(String thing, Colleague reader);

    /**
     * How each of these keys stands now: a number that is another one as soon as something has moved that its readers
     * see, and the same on every node. Asked again and again, outside of any transaction: a statement or two, whatever
     * the number of keys, and each served by an index. What is left out counts as 0.
     */
    Map<String, Long> versions(Set<String> keys);

    /** It is not read more often than this, where reading it costs more than a statement. */
    default Duration pace() {
        return Duration.ZERO;
    }

    /** Whether those who look at the same thing see each other, by {@link Onlookers}. */
    default boolean hasOnlookers() {
        return false;
    }
}
