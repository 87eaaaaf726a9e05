package io.wayline.journey.task;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.staff.Person;

/**
 * Tasks that check another one, as the diagram says by {@code notBy}: who did that one last on the customer's way leaves
 * this one to somebody else. Holds for supervisors, too.
 */
@Component
class FourEyes {

    private final JdbcClient jdbc;
    private final JourneyModels models;

    FourEyes(JdbcClient jdbc, JourneyModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** Whether a task is left to others, since this person did the one that it checks. */
    boolean leaveToOthers(WorkItem item, Person person) {
        return checked(item)
                .filter(done -> person.username().equals(done.assignee()))
                .isPresent();
    }

    /** The task that this one checks, as it was done last on the customer's way. */
    Optional<WorkItem> checked(WorkItem item) {
        return models.readable(item.definition())
                .flatMap(model -> model.diagram().node(item.element()))
                .flatMap(task -> task.property(Property.NOT_BY))
                .flatMap(element -> lastDone(element, item));
    }

    private Optional<WorkItem> lastDone(String element, WorkItem item) {
        return jdbc.sql("select " + WorkItem.COLUMNS + """
                         from work_item w
                        where w.instance_id = ? and w.journey = ? and w.element = ? and w.state = 'DONE'
                        order by w.finished_at desc, w.id fetch first 1 rows only""")
                .params(item.instance(), item.journey(), element)
                .query(WorkItem::read)
                .optional();
    }
}
