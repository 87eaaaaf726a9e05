package io.wayline.journey.task;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.staff.Person;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Tells on the customer's timeline what people did for a journey. */
@Component
class TaskStory {

    private final Timeline timeline;
    private final JourneyModels models;
    private final Clock clock;

    TaskStory(Timeline timeline, JourneyModels models, Clock clock) {
        this.timeline = timeline;
        this.models = models;
        this.clock = clock;
    }

    void completed(WorkItem item, Person by) {
        var journey = models.version(item.definition());
        timeline.add(new Entry(
                item.customer(),
                clock.instant(),
                item.titled() ? "task-done-by-hand" : "task-completed",
                Entry.Direction.INSIDE,
                facts(item, journey, Map.of("journey", journey.name(), "record", item.id())),
                Cause.person(by.username())));
    }

    void handedOver(WorkItem item, Person to, Person by) {
        var journey = models.version(item.definition());
        timeline.add(new Entry(
                item.customer(),
                clock.instant(),
                "task-handed-over",
                Entry.Direction.INSIDE,
                facts(item, journey, Map.of("to", to.displayName())),
                Cause.person(by.username())));
    }

    void moved(WorkItem item, String queue, Person by) {
        var journey = models.version(item.definition());
        timeline.add(new Entry(
                item.customer(),
                clock.instant(),
                "task-moved",
                Entry.Direction.INSIDE,
                facts(item, journey, Map.of("queue", queue)),
                Cause.person(by.username())));
    }

    /** What a person has called a task is no name of a drawing, and is told as it is. */
    private static Map<String, String> facts(WorkItem item, JourneyModel journey, Map<String, String> more) {
        var facts = new LinkedHashMap<>(more);
        facts.put("task", item.name());
        if (!item.titled()) {
            facts.put("drawn", DrawnElement.element(journey, item.element()));
        }
        return facts;
    }

    /** A hand-over that was a mistake. */
    void takenBack(WorkItem item, Person by) {
        var journey = models.version(item.definition());
        timeline.add(new Entry(
                item.customer(),
                clock.instant(),
                "task-hand-over-undone",
                Entry.Direction.INSIDE,
                Map.of("task", item.name(), "drawn", DrawnElement.element(journey, item.element())),
                Cause.person(by.username())));
    }
}
