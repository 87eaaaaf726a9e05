package io.wayline.insight.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where experiments are found. */
@Configuration(proxyBeanMethods = false)
class ExperimentPlaces {

    @Bean
    RailEntry experimentsInRail() {
        return new RailEntry(
                47, "experiments", "/experiments", "ti-flask", Set.of(Role.MARKETING, Role.OPERATIONS, Role.ADMIN));
    }

    /** Supervisors look at them now and then. */
    @Bean
    SearchPlaces experimentsToFind() {
        return SearchPlaces.of(new Place("experiments", "/experiments", "ti-flask", Role.SUPERVISOR));
    }
}
