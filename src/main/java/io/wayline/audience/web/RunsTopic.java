package io.wayline.audience.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.LiveTopic;

/** How the runs of a segment stand, watched as {@code runs:} with its key. */
@Component
class RunsTopic implements LiveTopic {

    private final Enrolments enrolments;

    RunsTopic(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return SegmentDraft.isKey(thing) && reader.isAny(Role.OPERATIONS, Role.MARKETING, Role.ADMIN)
                ? Set.of(thing)
                : Set.of();
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return enrolments.moves(keys);
    }

    @Override
    public Duration pace() {
        // a run at full speed moves each second; nobody reads faster than this
        return Duration.ofSeconds(3);
    }
}
