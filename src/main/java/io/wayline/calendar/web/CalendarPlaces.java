package io.wayline.calendar.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** The calendar stands among the settings, and everybody reads it. */
@Configuration(proxyBeanMethods = false)
class CalendarPlaces {

    @Bean
    SearchPlaces calendarToFind() {
        return SearchPlaces.of(
                new Place("calendar", "/settings/calendar", "ti-calendar"),
                new Place(
                        "calendar-import",
                        "/settings/calendar/import",
                        "ti-calendar-plus",
                        Role.OPERATIONS,
                        Role.ADMIN));
    }

    /** Who may change it, each page says itself. */
    @Bean
    PathAccess pathsOfTheCalendar() {
        return new PathAccess("/settings/calendar/**", PathAccess.Kind.SETTINGS_OF_ALL);
    }
}
