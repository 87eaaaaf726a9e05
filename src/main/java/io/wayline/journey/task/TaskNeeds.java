package io.wayline.journey.task;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;
import io.wayline.staff.Person;

/** Agents do tasks, supervisors see that they are done; for anybody else they are no reason to look. */
@Component
class TaskNeeds implements Needs {

    private final TaskList tasks;

    TaskNeeds(TaskList tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!(reader instanceof Person person) || !person.isAny(Role.AGENT, Role.SUPERVISOR)) {
            return List.of();
        }
        var overdue = tasks.count(TaskFilter.OVERDUE, person);
        return List.of(
                new Need(30, "overdue-tasks", Tone.LATE, overdue, "/work?show=late"),
                new Need(40, "tasks", Tone.SOON, tasks.count(TaskFilter.ALL, person) - overdue, "/work"));
    }
}
