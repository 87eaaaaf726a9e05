package io.wayline.journey.reference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.journey.retained.InstanceTable;

/** Where the references of instances are kept; they go when no instance can use them any more. */
@Configuration(proxyBeanMethods = false)
class ReferenceTables {

    @Bean
    InstanceTable tableOfReferences() {
        return InstanceTable.kept("journey_reference");
    }
}
