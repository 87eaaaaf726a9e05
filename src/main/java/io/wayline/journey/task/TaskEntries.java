package io.wayline.journey.task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of tasks. */
@Configuration(proxyBeanMethods = false)
class TaskEntries {

    @Bean
    EntryKinds kindsOfTaskEntries() {
        return EntryKinds.of("task-completed", "checkbox");
    }
}
