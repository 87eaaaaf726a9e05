package io.wayline.intake.source;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A system that sends events, as administrators set it up.
 *
 * @param name the CloudEvents {@code source} it sends
 * @param types the event types it may send, in alphabetical order; empty for any
 * @param rate how many events a second it may send on one node, or null for the default
 * @param burst how many events may come at once, or null for the default
 * @param signs true when it has a secret; then only signed events of it are taken
 * @param rotatedAt when its secret was made, or null when it has none
 */
public record EventSource(
        String name,
        List<String> types,
        @Nullable Integer rate,
        @Nullable Integer burst,
        boolean signs,
        @Nullable Instant rotatedAt) {

    public boolean maySend(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
