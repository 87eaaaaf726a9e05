package io.wayline.customer.hold;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of what keeps marketing away. */
@Configuration(proxyBeanMethods = false)
class HoldEntries {

    @Bean
    EntryKinds kindsOfHoldEntries() {
        return EntryKinds.of(EntryKinds.Subject.CONSENT, "hold-placed", "hand-stop")
                .and("hold-lifted", "hand-off")
                .telling("hold", EntryKinds.Fact.word("hold."));
    }
}
