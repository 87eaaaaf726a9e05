package io.wayline.workspace.web.rail;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;
import io.wayline.staff.pause.QueuePauses;

/** Which queues are paused, for all who work on them. */
@Component
class PausesTopic implements LiveTopic {

    private static final String ALL = "all";

    private final QueuePauses pauses;

    PausesTopic(QueuePauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "pauses";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader instanceof Person person && person.isAny(Role.AGENT, Role.SUPERVISOR) ? Set.of(ALL) : Set.of();
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return Map.of(ALL, Fingerprint.of(new TreeMap<>(pauses.now())));
    }
}
