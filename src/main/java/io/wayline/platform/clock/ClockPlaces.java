package io.wayline.platform.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where the clock is found. */
@Configuration(proxyBeanMethods = false)
class ClockPlaces {

    @Bean
    SearchPlaces pageOfTheClock() {
        return SearchPlaces.of(new Place("clock", "/settings/clock", "ti-clock", Role.OPERATIONS, Role.ADMIN));
    }

    /** Operations move it, too. */
    @Bean
    PathAccess pathsOfTheClock() {
        return new PathAccess("/settings/clock/**", PathAccess.Kind.SETTINGS_OF_ALL);
    }
}
