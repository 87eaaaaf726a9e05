package io.wayline.customer.consent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of what a customer agreed to and refused. */
@Configuration(proxyBeanMethods = false)
class ConsentEntries {

    @Bean
    EntryKinds kindsOfConsentEntries() {
        return EntryKinds.of(EntryKinds.Subject.CONSENT, "consent-given", "circle-check")
                .and("consent-withdrawn", "circle-x")
                .telling("purpose", EntryKinds.Fact.word("consent.purpose."))
                .telling("channel", EntryKinds.Fact.word("consent.channel."))
                .telling("through", EntryKinds.Fact.word("consent.through."));
    }
}
