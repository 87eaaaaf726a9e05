package io.wayline.message.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.page.RailEntry;

/** Where mails are found. */
@Configuration(proxyBeanMethods = false)
class MessagePlaces {

    @Bean
    RailEntry mailsInRail() {
        return new RailEntry(
                60, "mails", "/mails", "ti-send", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN, Role.MARKETING));
    }

    /** Customers come by the link in their mail. */
    @Bean
    PathAccess pathsOfPreferences() {
        return new PathAccess("/u/*", PathAccess.Kind.PUBLIC_PAGE);
    }
}
