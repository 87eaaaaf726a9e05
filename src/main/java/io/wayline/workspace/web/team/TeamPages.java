package io.wayline.workspace.web.team;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.staff.Person;
import io.wayline.workspace.team.Suggestions;
import io.wayline.workspace.team.Teams;

/** Queues and colleagues as they are now, and what each has; who is to have it instead, acts on many tasks do. */
@Controller
@RequestMapping("/team")
@PreAuthorize("hasRole('SUPERVISOR')")
class TeamPages {

    private final Teams teams;
    private final Suggestions suggestions;
    private final TeamTasks tasks;
    private final Clock clock;
    private final ZoneId zone;

    TeamPages(Teams teams, Suggestions suggestions, TeamTasks tasks, Clock clock, ZoneId zone) {
        this.teams = teams;
        this.suggestions = suggestions;
        this.tasks = tasks;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping
    String now(@AuthenticationPrincipal Person reader, Locale language, Model model) {
        var team = teams.now(reader, language);
        model.addAttribute("team", team);
        model.addAttribute("suggestions", suggestions.of(team, reader, language));
        model.addAttribute("now", clock.instant());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), zone).toString());
        return "workspace/team";
    }

    @GetMapping("/queues/{key}")
    String queue(
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @AuthenticationPrincipal Person reader,
            Locale language,
            Model model) {
        return tasks.ofQueue(key, cursor, reader, language, model);
    }

    @GetMapping("/people/{username}")
    String person(@PathVariable String username, @RequestParam @Nullable String cursor, Locale language, Model model) {
        return tasks.ofPerson(username, cursor, language, model);
    }
}
