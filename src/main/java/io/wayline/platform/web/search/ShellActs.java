package io.wayline.platform.web.search;

import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchPlaces.Act;
import io.wayline.shared.search.SearchPlaces.Place;

/** What everybody finds: the home page, and what the menu of the frame does. */
@Configuration(proxyBeanMethods = false)
class ShellActs {

    private static final String PREFERENCES = "/preferences";

    @Bean
    SearchPlaces homeToFind() {
        return SearchPlaces.of(new Place("home", "/", "ti-home"));
    }

    @Bean
    SearchPlaces actsOfTheFrame() {
        return SearchPlaces.of(
                theme(40, "dark", "ti-moon"),
                theme(50, "light", "ti-sun"),
                theme(60, "system", "ti-sun-moon"),
                language(70, "english", "en"),
                language(80, "chinese", "zh-CN"),
                new Act(30, "keys", "#help", Map.of(), "ti-keyboard", Set.of()),
                new Act(90, "sign-out", "/sign-out", Map.of(), "ti-logout", Set.of()));
    }

    private static Act theme(int order, String theme, String icon) {
        return new Act(order, theme, PREFERENCES, Map.of("theme", theme, "back", SearchPlaces.HERE), icon, Set.of());
    }

    private static Act language(int order, String key, String tag) {
        return new Act(
                order, key, PREFERENCES, Map.of("language", tag, "back", SearchPlaces.HERE), "ti-language", Set.of());
    }
}
