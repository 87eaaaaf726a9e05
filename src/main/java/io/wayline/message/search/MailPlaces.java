package io.wayline.message.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Place;

/** Pages about mails that stand behind the list of mails. */
@Configuration(proxyBeanMethods = false)
class MailPlaces {

    @Bean
    SearchPlaces pagesAboutMails() {
        return SearchPlaces.of(
                new Place("templates", "/mails/templates", "ti-template", Role.MARKETING, Role.OPERATIONS, Role.ADMIN),
                new Place(
                        "suppressed", "/mails/suppressed", "ti-mail-off", Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN),
                new Place(
                        "mail-controls",
                        "/mails/controls",
                        "ti-player-pause",
                        Role.SUPERVISOR,
                        Role.OPERATIONS,
                        Role.ADMIN));
    }
}
