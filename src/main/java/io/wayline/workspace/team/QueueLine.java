package io.wayline.workspace.team;

import org.jspecify.annotations.Nullable;

import io.wayline.callback.load.CallLoad;
import io.wayline.journey.task.load.QueueLoad;
import io.wayline.staff.Queues.Queue;
import io.wayline.staff.pause.QueuePause;

/**
 * A queue as supervisors see it.
 *
 * @param here how many of its people are here and not away
 * @param pause the pause that holds now, or null
 */
public record QueueLine(
        Queue queue,
        QueueLoad load,
        CallLoad calls,
        Outlook outlook,
        long here,
        @Nullable QueuePause pause) {}
