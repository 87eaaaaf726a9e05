package io.wayline.platform.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.staff.Person;

import static io.wayline.shared.access.Role.ADMIN;
import static io.wayline.shared.access.Role.AGENT;
import static io.wayline.shared.access.Role.MARKETING;
import static io.wayline.shared.access.Role.OPERATIONS;
import static io.wayline.shared.access.Role.SUPERVISOR;

/** The places of the house in the order of the rail. A feature that gets a page adds its line here. */
@Component
class Rail {

    private final List<RailEntry> entries;

    Rail(@Value("${wayline.embedded:false}") boolean embedded, @Value("${spring.mail.host:}") String mailHost) {
        entries = Stream.of(
                        new RailEntry("work", "/work", "ti-checkbox", Set.of(AGENT, SUPERVISOR)),
                        new RailEntry("calls", "/calls", "ti-phone", Set.of(AGENT, SUPERVISOR)),
                        new RailEntry(
                                "customers", "/customers", "ti-users", Set.of(AGENT, SUPERVISOR, OPERATIONS, ADMIN)),
                        new RailEntry("journeys", "/journeys", "ti-route", Set.of(SUPERVISOR, OPERATIONS, ADMIN)),
                        new RailEntry(
                                "inbox",
                                "/inbox",
                                "ti-mail",
                                embedded && mailHost.isBlank() ? Set.of(SUPERVISOR, OPERATIONS, ADMIN) : Set.of()),
                        new RailEntry("mails", "/mails", "ti-send", Set.of(SUPERVISOR, OPERATIONS, ADMIN, MARKETING)),
                        new RailEntry("events", "/events", "ti-bolt", Set.of(SUPERVISOR, OPERATIONS, ADMIN)),
                        new RailEntry("settings", "/settings", "ti-settings", Set.of(ADMIN)))
                .toList();
    }

    List<RailEntry> of(Person person) {
        return entries.stream().filter(entry -> entry.isOpenTo(person)).toList();
    }
}
