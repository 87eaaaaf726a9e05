package io.wayline.workspace.web.search;

import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Act;
import io.wayline.shared.search.SearchPlaces.Place;

/** Pages of the desk that stand behind others, and what agents do from anywhere. */
@Configuration(proxyBeanMethods = false)
class DeskPlaces {

    @Bean
    SearchPlaces pagesOfTheDesk() {
        return SearchPlaces.of(
                new Place("new-complaint", "/complaints/new", "ti-message-plus", Role.AGENT, Role.SUPERVISOR),
                new Place(
                        "improvements",
                        "/complaints/improvements",
                        "ti-bulb",
                        Role.AGENT,
                        Role.SUPERVISOR,
                        Role.OPERATIONS,
                        Role.ADMIN),
                new Place(
                        "exports",
                        "/exports",
                        "ti-file-export",
                        Role.AGENT,
                        Role.SUPERVISOR,
                        Role.OPERATIONS,
                        Role.ADMIN),
                new Place("duplicates", "/duplicates", "ti-users-group", Role.SUPERVISOR, Role.OPERATIONS),
                new Place("erasures", "/erasures", "ti-eraser", Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Bean
    SearchPlaces actsOfTheDesk() {
        return SearchPlaces.of(new Act(
                10, "next", "/work/next", Map.of(), "ti-player-track-next", Set.of(Role.AGENT, Role.SUPERVISOR)));
    }
}
