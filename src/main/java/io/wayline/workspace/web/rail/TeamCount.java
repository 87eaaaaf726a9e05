package io.wayline.workspace.web.rail;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;
import io.wayline.staff.pause.QueuePauses;

/** The queues that are paused. */
@Component
class TeamCount implements RailCounts {

    private final QueuePauses pauses;

    TeamCount(QueuePauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public String entry() {
        return "team";
    }

    @Override
    public Set<String> topics() {
        return Set.of("pauses");
    }

    @Override
    public Optional<RailCount> of(Colleague reader) {
        var paused = pauses.now().size();
        return paused > 0 ? Optional.of(new RailCount("team", Tone.SOON, paused)) : Optional.empty();
    }
}
