package io.wayline.workspace.web.customer.line;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.callback.Callback;
import io.wayline.journey.Instance;
import io.wayline.journey.line.Line;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.upkeep.Countdown;

/**
 * Where a customer stands as one reader sees it.
 *
 * @param rides the ways under way, the one that began last first
 * @param work what people have to do for the customer, the most pressing first
 * @param countdowns how long there is for each task, by its id
 */
public record Whereabouts(List<Ride> rides, List<Work> work, Map<String, Countdown> countdowns) {

    /** One way as a line. */
    public record Ride(Instance way, List<Line.Stop> stops, List<Step> next) {}

    /**
     * What happens next at one place.
     *
     * @param work the work that is waited for, where the reader may see it, or null
     */
    public record Step(Line.Next what, @Nullable Work work) {}

    /**
     * A task, a call, or the task of a call.
     *
     * @param item null for a call that has no task just now
     * @param call null where nobody is called
     * @param queue whose work it is, in the reader's language
     * @param who the name of who has it, or null
     * @param mine whether that is the reader
     * @param there the hour and minute of the call at the customer's place, where it is another one than ours
     */
    public record Work(
            @Nullable WorkItem item,
            @Nullable Callback call,
            String queue,
            @Nullable String who,
            boolean mine,
            @Nullable String there) {}
}
