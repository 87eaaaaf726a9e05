package io.wayline.experiment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of experiments. */
@Configuration(proxyBeanMethods = false)
class ExperimentEntries {

    static final String CHOSEN = "variant-chosen";

    @Bean
    EntryKinds kindsOfExperimentEntries() {
        return EntryKinds.of(EntryKinds.Subject.JOURNEYS, CHOSEN, "arrows-split");
    }
}
