package io.wayline.staff.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;

/** Where administrators find the settings. */
@Configuration(proxyBeanMethods = false)
class StaffPlaces {

    @Bean
    RailEntry settingsInRail() {
        return new RailEntry(80, "settings", "/settings", "ti-settings", Set.of(Role.ADMIN));
    }
}
