package io.wayline.intake.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where what other systems send is looked after. */
@Configuration(proxyBeanMethods = false)
class IntakePlaces {

    @Bean
    SearchPlaces pagesOfIntake() {
        return SearchPlaces.of(
                new Place("imports", "/imports", "ti-file-import", Role.OPERATIONS),
                new Place("sources", "/settings/sources", "ti-webhook", Role.ADMIN));
    }
}
