package io.wayline.events.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;

/** Where events are found. */
@Configuration(proxyBeanMethods = false)
class EventsPlaces {

    @Bean
    RailEntry eventsInRail() {
        return new RailEntry(70, "events", "/events", "ti-bolt", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }
}
