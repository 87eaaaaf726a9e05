package io.wayline.audience.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where segments are found. */
@Configuration(proxyBeanMethods = false)
class AudiencePlaces {

    @Bean
    SearchPlaces segmentsToFind() {
        return SearchPlaces.of(new Place(
                "segments", "/campaigns/segments", "ti-users-group", Role.OPERATIONS, Role.MARKETING, Role.ADMIN));
    }
}
