package io.wayline.customer.merge;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of two customers who became one. */
@Configuration(proxyBeanMethods = false)
class MergeEntries {

    @Bean
    EntryKinds kindsOfMergeEntries() {
        return EntryKinds.of(EntryKinds.Subject.DATA, "customer-merged", "point");
    }
}
