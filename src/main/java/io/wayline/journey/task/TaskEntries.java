package io.wayline.journey.task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of tasks. */
@Configuration(proxyBeanMethods = false)
class TaskEntries {

    @Bean
    EntryKinds kindsOfTaskEntries() {
        return EntryKinds.of(EntryKinds.Subject.TASKS, "task-completed", "checkbox")
                .and("task-done-by-hand", "checkbox")
                .and("task-handed-over", "user-share")
                .and("task-moved", "users-group")
                .and("task-hand-over-undone", "arrow-back-up")
                .telling("queue", EntryKinds.Fact.QUEUE)
                .telling("journey", EntryKinds.Fact.JOURNEY)
                .telling("task", EntryKinds.Fact.ELEMENT);
    }
}
