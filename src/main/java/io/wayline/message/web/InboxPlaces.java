package io.wayline.message.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.message.inbox.ConditionalOnInbox;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.page.RailEntry;

/** Where the inbox is found, as long as there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnInbox
class InboxPlaces {

    @Bean
    RailEntry inboxInRail() {
        return new RailEntry(50, "inbox", "/inbox", "ti-mail", Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    /** A mail inside the page that shows it. */
    @Bean
    PathAccess pathsOfMailBodies() {
        return new PathAccess("/inbox/*/body", PathAccess.Kind.SANDBOXED);
    }
}
