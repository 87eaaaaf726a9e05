package io.wayline.studio.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;

/** Where those who run the house find the journeys. */
@Configuration(proxyBeanMethods = false)
class StudioPlaces {

    @Bean
    RailEntry journeysInRail() {
        return new RailEntry(
                40, "journeys", "/journeys", "ti-route", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }
}
