package io.wayline.workspace.web.call.day;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.callback.Callback;
import io.wayline.workspace.web.call.CustomerTime;

/**
 * The calls of somebody on a day.
 *
 * @param agent their account; empty for those that nobody has taken
 * @param name what colleagues call them; empty where nobody has
 * @param count how many calls there are, also those that are only counted
 * @param phoning since when they are on the phone, or null
 */
public record CallColumn(
        String agent, String name, int count, @Nullable Instant phoning, List<Block> blocks, List<Hidden> hidden) {

    /**
     * A call as it is drawn.
     *
     * @param who the customer's name
     * @param reason in the reader's words
     * @param theirs the time by the customer's clock, where it is another
     * @param state done, late, now, or booked
     * @param lane from 0, of so many lanes
     */
    public record Block(
            Callback call,
            String who,
            String reason,
            @Nullable CustomerTime theirs,
            String state,
            int lane,
            int lanes) {}

    /** So many calls more, that begin then. */
    public record Hidden(Instant at, int count) {}
}
