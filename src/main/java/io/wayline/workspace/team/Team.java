package io.wayline.workspace.team;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.callback.load.CallLoad;

/**
 * All that supervisors see at one moment.
 *
 * @param done how many tasks were done today
 * @param inTime how many of them before they were due
 * @param calls the calls of today, of all queues
 */
public record Team(List<QueueLine> queues, List<TeamMember> people, long done, long inTime, CallLoad calls) {

    public long waiting() {
        return queues.stream().mapToLong(each -> each.load().waiting()).sum();
    }

    public long late() {
        return queues.stream().mapToLong(each -> each.load().late()).sum();
    }

    public long here() {
        return people.stream().filter(TeamMember::isHere).count();
    }

    public long free() {
        return people.stream().filter(TeamMember::isFree).count();
    }

    public long away() {
        return people.stream().filter(each -> each.away() != null).count();
    }

    /** The queue that will be short by most, or null when all hold as far as can be said. */
    public @Nullable QueueLine shortest() {
        return queues.stream()
                .filter(each -> each.outlook().missing() > 0)
                .max((one, other) ->
                        Long.compare(one.outlook().missing(), other.outlook().missing()))
                .orElse(null);
    }

    /** In percent; null when nothing was done yet. */
    public @Nullable Long inTimeShare() {
        return done == 0 ? null : Math.round(100.0 * inTime / done);
    }
}
