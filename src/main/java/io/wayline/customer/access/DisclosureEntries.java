package io.wayline.customer.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of who saw more than usual. */
@Configuration(proxyBeanMethods = false)
class DisclosureEntries {

    @Bean
    EntryKinds kindsOfDisclosureEntries() {
        return EntryKinds.of(EntryKinds.Subject.DATA, "contact-unveiled", "eye")
                .and("customer-opened", "eye")
                .telling("why", EntryKinds.Fact.word("customer.why."));
    }
}
