package io.wayline.journey.statistics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.statistics.RecentMoves;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;

/** The figures of a journey, watched by its key: somebody has moved, or something has failed. */
@Component
class JourneyTopic implements LiveTopic {

    private final RecentMoves moves;

    JourneyTopic(RecentMoves moves) {
        this.moves = moves;
    }

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return !thing.isEmpty()
                        && reader instanceof Person person
                        && person.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN)
                ? Set.of(thing)
                : Set.of();
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<>(moves.fingerprints());
        versions.keySet().retainAll(keys);
        return versions;
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(2);
    }
}
