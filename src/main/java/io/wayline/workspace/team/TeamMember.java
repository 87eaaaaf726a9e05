package io.wayline.workspace.team;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.load.PersonLoad;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Absence;

/**
 * Somebody who works on queues.
 *
 * @param load what they have
 * @param done what they have done today
 * @param hereSince since when they have had Wayline in front of them; null when they have not
 * @param open the task that they have open just now, by what the reader calls it; null when none
 * @param openSince since when
 * @param away the absence that holds now, or null
 */
public record TeamMember(
        Person person,
        PersonLoad load,
        long done,
        @Nullable Instant hereSince,
        @Nullable WorkItem open,
        @Nullable Instant openSince,
        @Nullable Absence away) {

    public boolean isHere() {
        return hereSince != null && away == null;
    }

    /** Here, and with no task in front of them. */
    public boolean isFree() {
        return isHere() && open == null;
    }
}
