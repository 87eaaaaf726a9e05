package io.wayline.workspace.team;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.pause.QueuePauses;

/** Who is here, at what, who is away, and which queues are paused; what becomes of tasks has a topic of its own. */
@Component
class TeamTopic implements LiveTopic {

    private static final String ALL = "all";

    private final Onlookers onlookers;
    private final Absences absences;
    private final QueuePauses pauses;

    TeamTopic(Onlookers onlookers, Absences absences, QueuePauses pauses) {
        this.onlookers = onlookers;
        this.absences = absences;
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "team";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader.is(Role.SUPERVISOR) ? Set.of(ALL) : Set.of();
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return Map.of(
                ALL,
                Fingerprint.of(
                        new TreeMap<>(onlookers.all(Presence.NAME)),
                        new TreeMap<>(onlookers.all("task")),
                        new TreeMap<>(absences.now()),
                        new TreeMap<>(pauses.now())));
    }
}
