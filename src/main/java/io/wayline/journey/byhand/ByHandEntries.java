package io.wayline.journey.byhand;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;
import io.wayline.timeline.EntryKinds.Subject;

/** What the timeline says of work that people gave. */
@Configuration(proxyBeanMethods = false)
class ByHandEntries {

    @Bean
    EntryKinds kindsOfEntriesByHand() {
        return EntryKinds.of(Subject.TASKS, "task-given", "clipboard-plus");
    }

    @Bean
    EntryKinds kindsOfCallsByHand() {
        return EntryKinds.of(Subject.CALLS, "call-asked-for", "phone-plus");
    }
}
