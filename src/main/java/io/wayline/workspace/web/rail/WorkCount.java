package io.wayline.workspace.web.rail;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;
import io.wayline.staff.Person;

/** The tasks that are late among those that somebody sees; else those that they have. */
@Component
class WorkCount implements RailCounts {

    private final TaskList tasks;

    WorkCount(TaskList tasks) {
        this.tasks = tasks;
    }

    @Override
    public String entry() {
        return "work";
    }

    /** Whoever has Wayline open is seen by that to be there. */
    @Override
    public Set<String> topics() {
        return Set.of("task-counts", "here:desk");
    }

    @Override
    public Optional<RailCount> of(Colleague reader) {
        if (!(reader instanceof Person person)) {
            return Optional.empty();
        }
        var late = tasks.count(TaskFilter.OVERDUE, person);
        if (late > 0) {
            return Optional.of(new RailCount("work-late", Tone.LATE, late));
        }
        var mine = tasks.count(TaskFilter.MINE, person);
        return mine > 0 ? Optional.of(new RailCount("work-mine", Tone.KNOW, mine)) : Optional.empty();
    }
}
