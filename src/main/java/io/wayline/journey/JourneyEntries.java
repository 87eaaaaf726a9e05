package io.wayline.journey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of journeys. */
@Configuration(proxyBeanMethods = false)
class JourneyEntries {

    @Bean
    EntryKinds kindsOfJourneyEntries() {
        return EntryKinds.of(EntryKinds.Subject.JOURNEYS, "journey-started", "route")
                .and("journey-ended", "flag")
                .and("journey-paused", "player-pause")
                .and("journey-resumed", "player-play")
                .and("journey-cancelled", "flag-off")
                .telling("journey", EntryKinds.Fact.JOURNEY)
                .telling("end", EntryKinds.Fact.ELEMENT);
    }
}
