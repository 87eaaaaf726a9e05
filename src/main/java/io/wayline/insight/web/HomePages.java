package io.wayline.insight.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.shared.page.HomePanel.Place;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.staff.Person;

/** What a person meets first: the one thing to do next, what else needs them, then how everything goes. */
@Controller
class HomePages {

    private final HomeFigures figures;
    private final Clock clock;
    private final ZoneId zone;

    HomePages(HomeFigures figures, Clock clock, ZoneId zone) {
        this.figures = figures;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/")
    String show(@AuthenticationPrincipal Person person, Locale language, Model model) {
        var all = figures.needs(person);
        var needs = all.stream().filter(need -> need.tone() != Tone.KNOW).toList();
        model.addAttribute(
                "greeting",
                Greeting.at(clock.instant().atZone(zone).toLocalTime()).name());
        model.addAttribute("needs", needs);
        model.addAttribute("needed", needs.stream().mapToLong(Need::count).sum());
        model.addAttribute("next", next(needs));
        model.addAttribute(
                "known", all.stream().filter(need -> need.tone() == Tone.KNOW).toList());
        model.addAttribute("main", figures.panels(Place.MAIN, person, language));
        model.addAttribute("side", figures.panels(Place.SIDE, person, language));
        return "insight/home";
    }

    /** The first that this person can do something about; empty when there is none. */
    private static String next(List<Need> needs) {
        return needs.stream()
                .filter(need -> need.path() != null)
                .map(Need::key)
                .findFirst()
                .orElse("");
    }
}
