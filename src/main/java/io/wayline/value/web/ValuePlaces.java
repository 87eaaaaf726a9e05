package io.wayline.value.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where the value of customers is found, and what they buy together. */
@Configuration(proxyBeanMethods = false)
class ValuePlaces {

    @Bean
    SearchPlaces valueToFind() {
        return SearchPlaces.of(
                new Place("value", "/value", "ti-chart-bar", Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN),
                new Place(
                        "bought-together",
                        "/bought-together",
                        "ti-basket",
                        Role.MARKETING,
                        Role.OPERATIONS,
                        Role.SUPERVISOR,
                        Role.ADMIN));
    }
}
