package io.wayline.workspace.many;

import java.util.Collection;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.Tasks;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;

/** Gives tasks back to their queues. */
@Component
@Order(2)
class GiveBackTasks implements BulkAct {

    private final ManyTasks many;
    private final Tasks tasks;

    GiveBackTasks(ManyTasks many, Tasks tasks) {
        this.many = many;
        this.tasks = tasks;
    }

    @Override
    public String list() {
        return ManyTasks.LIST;
    }

    @Override
    public String name() {
        return "give-back";
    }

    @Override
    public boolean isFor(Person reader) {
        return ManyTasks.isFor(reader);
    }

    @Override
    public Map<String, Refusal> hindered(Collection<String> ids, Map<String, String> given, Person by) {
        return many.hindered(ids, Tasks.Act.RELEASE, null, by);
    }

    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        return many.apply(id, by, task -> tasks.release(task, by));
    }

    @Override
    public boolean canBeUndone() {
        return true;
    }

    @Override
    public void undo(String id, String mark, Person by) {
        many.undo(id, mark, by);
    }
}
