package io.wayline.calendar.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.page.PathAccess;

/** The calendar stands among the settings, and everybody reads it. */
@Configuration(proxyBeanMethods = false)
class CalendarPlaces {

    /** Who may change it, each page says itself. */
    @Bean
    PathAccess pathsOfTheCalendar() {
        return new PathAccess("/settings/calendar/**", PathAccess.Kind.SETTINGS_OF_ALL);
    }
}
