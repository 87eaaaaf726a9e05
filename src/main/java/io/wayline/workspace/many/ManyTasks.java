package io.wayline.workspace.many;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TaskUndo;
import io.wayline.journey.task.TaskUndo.Before;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.Tasks.Act;
import io.wayline.journey.task.WorkItem;
import io.wayline.lists.bulk.BulkAct.Outcome;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** What acts on many tasks have in common: what stands in their way, and how they are undone. */
@Component
class ManyTasks {

    static final String LIST = "work";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TaskList list;
    private final Tasks tasks;
    private final TaskUndo undo;

    ManyTasks(TaskList list, Tasks tasks, TaskUndo undo) {
        this.list = list;
        this.tasks = tasks;
        this.undo = undo;
    }

    /** A task before an act, and the version to which that led. */
    private record Mark(int version, Before before) {}

    /** One act on one task. */
    interface Single {
        WorkItem on(String id);
    }

    static boolean isFor(Person reader) {
        return reader.isAny(Role.AGENT, Role.SUPERVISOR);
    }

    /** @param to who would get them, where they are handed over */
    Map<String, Refusal> hindered(Collection<String> ids, Act act, @Nullable Person to, Person by) {
        return hindered(ids, item -> tasks.hindrance(act, item, to, by), by);
    }

    Map<String, Refusal> hindered(Collection<String> ids, Function<WorkItem, Optional<Refusal>> hindrance, Person by) {
        var hindered = new HashMap<String, Refusal>();
        ids.forEach(id -> hindered.put(id, new NotFound("task")));
        list.some(ids, by)
                .forEach(item -> hindrance
                        .apply(item)
                        .ifPresentOrElse(why -> hindered.put(item.id(), why), () -> hindered.remove(item.id())));
        return hindered;
    }

    /** Does it, and marks how the task stood before; in the caller's transaction. */
    Outcome apply(String id, Person by, Single act) {
        var before = list.lock(id, by);
        var after = act.on(id);
        return after.version() == before.version()
                ? Outcome.NOTHING
                : Outcome.one(JSON.writeValueAsString(new Mark(after.version(), Before.of(before))));
    }

    void undo(String id, String mark, Person by) {
        var read = JSON.readValue(mark, Mark.class);
        undo.putBack(id, read.version(), read.before(), by);
    }
}
