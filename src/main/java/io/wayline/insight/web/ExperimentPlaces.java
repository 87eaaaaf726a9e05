package io.wayline.insight.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where experiments are found. */
@Configuration(proxyBeanMethods = false)
class ExperimentPlaces {

    @Bean
    SearchPlaces experimentsToFind() {
        return SearchPlaces.of(new Place(
                "experiments",
                "/experiments",
                "ti-flask",
                Role.MARKETING,
                Role.OPERATIONS,
                Role.SUPERVISOR,
                Role.ADMIN));
    }
}
