package io.wayline.journey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.journey.retained.InstanceTable;

/** Where instances and what was decided in them are kept. */
@Configuration(proxyBeanMethods = false)
class JourneyTables {

    @Bean
    InstanceTable tableOfInstances() {
        return InstanceTable.kept("journey_instance");
    }

    @Bean
    InstanceTable tableOfDecisions() {
        return InstanceTable.dropped("decision_log");
    }
}
