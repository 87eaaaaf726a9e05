package io.wayline.workspace.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.page.RailEntry;

/** Where agents and those who look after them find what they do. */
@Configuration(proxyBeanMethods = false)
class WorkspacePlaces {

    @Bean
    RailEntry workInRail() {
        return new RailEntry(10, "work", "/work", "ti-checkbox", Set.of(Role.AGENT, Role.SUPERVISOR));
    }

    @Bean
    RailEntry callsInRail() {
        return new RailEntry(20, "calls", "/calls", "ti-phone", Set.of(Role.AGENT, Role.SUPERVISOR));
    }

    @Bean
    RailEntry customersInRail() {
        return new RailEntry(
                30,
                "customers",
                "/customers",
                "ti-users",
                Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Bean
    RailEntry complaintsInRail() {
        return new RailEntry(
                32,
                "complaints",
                "/complaints",
                "ti-message-report",
                Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Bean
    RailEntry teamInRail() {
        return new RailEntry(35, "team", "/team", "ti-activity", Set.of(Role.SUPERVISOR));
    }

    @Bean
    RailEntry auditInRail() {
        return new RailEntry(78, "audit", "/audit", "ti-history", Set.of(Role.SUPERVISOR, Role.ADMIN));
    }

    /** Calls for calendar programs, which cannot sign in. */
    @Bean
    PathAccess pathsOfCallCalendars() {
        return new PathAccess("/ical/*", PathAccess.Kind.PUBLIC_DATA);
    }
}
