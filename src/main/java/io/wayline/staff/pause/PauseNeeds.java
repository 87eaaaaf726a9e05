package io.wayline.staff.pause;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;
import io.wayline.staff.Queues;

/** Queues that are paused, for those who work on them and those who may resume them. */
@Component
class PauseNeeds implements Needs {

    private final QueuePauses pauses;
    private final Queues queues;

    PauseNeeds(QueuePauses pauses, Queues queues) {
        this.pauses = pauses;
        this.queues = queues;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var paused = pauses.now().keySet();
        if (paused.isEmpty()) {
            return List.of();
        }
        if (reader.is(Role.SUPERVISOR)) {
            return List.of(new Need(25, "paused-queues", Tone.SOON, paused.size(), "/team"));
        }
        var mine = queues.of(reader.getName()).stream().filter(paused::contains).count();
        return List.of(new Need(25, "paused-queues", Tone.KNOW, mine, null));
    }
}
