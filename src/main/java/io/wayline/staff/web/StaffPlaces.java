package io.wayline.staff.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.page.RailEntry;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Where administrators find the settings. */
@Configuration(proxyBeanMethods = false)
class StaffPlaces {

    @Bean
    RailEntry settingsInRail() {
        return new RailEntry(80, "settings", "/settings", "ti-settings", Set.of(Role.ADMIN));
    }

    @Bean
    SearchPlaces pagesOfSettings() {
        return SearchPlaces.of(
                new Place("accounts", "/settings/accounts", "ti-user-cog", Role.ADMIN),
                new Place("queues", "/settings/queues", "ti-stack-2", Role.ADMIN),
                new Place("keys", "/settings/keys", "ti-key", Role.ADMIN),
                new Place("me", "/settings/me", "ti-lock"));
    }

    /** Who was sent a link chooses a password. */
    @Bean
    PathAccess pathsOfSetup() {
        return new PathAccess("/setup/**", PathAccess.Kind.BEFORE_SIGN_IN);
    }

    /** Everybody changes their own password. */
    @Bean
    PathAccess pathsOfOwnSettings() {
        return new PathAccess("/settings/me/**", PathAccess.Kind.SETTINGS_OF_ALL);
    }
}
