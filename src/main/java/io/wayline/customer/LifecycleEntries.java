package io.wayline.customer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of where customers stand. */
@Configuration(proxyBeanMethods = false)
class LifecycleEntries {

    @Bean
    EntryKinds kindsOfLifecycleEntries() {
        return EntryKinds.of(EntryKinds.Subject.DATA, "lifecycle-moved", "stairs-up")
                .telling("from", EntryKinds.Fact.word("lifecycle."))
                .telling("to", EntryKinds.Fact.word("lifecycle."));
    }
}
