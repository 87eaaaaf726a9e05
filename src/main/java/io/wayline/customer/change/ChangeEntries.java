package io.wayline.customer.change;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of who a customer is, and of their owner and tags. */
@Configuration(proxyBeanMethods = false)
class ChangeEntries {

    @Bean
    EntryKinds kindsOfChangeEntries() {
        return EntryKinds.of(EntryKinds.Subject.DATA, "registered", "user-plus")
                .and("profile-changed", "edit")
                .and("owner-changed", "user-check")
                .and("owner-released", "user-check")
                .and("tag-added", "tag")
                .and("tag-removed", "tag")
                .telling("owner", EntryKinds.Fact.PERSON)
                .telling("fields", EntryKinds.Fact.words("customer.field."));
    }
}
