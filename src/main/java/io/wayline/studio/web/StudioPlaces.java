package io.wayline.studio.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where those who run the house find the journeys. */
@Configuration(proxyBeanMethods = false)
class StudioPlaces {

    @Bean
    RailEntry journeysInRail() {
        return new RailEntry(
                40, "journeys", "/journeys", "ti-route", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Bean
    SearchPlaces pagesOfTheStudio() {
        return SearchPlaces.of(
                new Place(
                        "failures",
                        "/journeys/failures",
                        "ti-alert-triangle",
                        Role.SUPERVISOR,
                        Role.OPERATIONS,
                        Role.ADMIN),
                new Place(
                        "catalogue", "/studio/catalogue", "ti-versions", Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }
}
