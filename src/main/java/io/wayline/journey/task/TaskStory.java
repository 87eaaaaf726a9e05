package io.wayline.journey.task;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
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
        timeline.add(new Entry(
                item.customer(),
                clock.instant(),
                "task-completed",
                Entry.Direction.INSIDE,
                Map.of(
                        "task",
                        item.name(),
                        "journey",
                        models.version(item.definition()).name(),
                        "record",
                        item.id()),
                Cause.person(by.username())));
    }
}
