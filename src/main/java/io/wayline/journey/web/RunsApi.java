package io.wayline.journey.web;

import java.security.Principal;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.schedule.Run;
import io.wayline.journey.schedule.RunNow;
import io.wayline.journey.schedule.Schedule;
import io.wayline.journey.schedule.ScheduledJourney;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Schedule", description = "The journeys that time begins: when, and what became of it.")
class RunsApi {

    private final Schedule schedule;
    private final RunNow runs;

    RunsApi(Schedule schedule, RunNow runs) {
        this.schedule = schedule;
        this.runs = runs;
    }

    /** @param requestKey the caller's own name of this wish, 1 to 100 characters: sent again it begins nothing */
    record RunWish(@Nullable String requestKey) {}

    @GetMapping("/schedule")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "List the journeys that time begins",
            description = "With their rule in words, in the language of Accept-Language, and the next moment at which"
                    + " each does something. It is not sure while the calendar of its year is incomplete.")
    Page<ScheduledJourney> list(Locale language) {
        var all = schedule.journeys(language);
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/journeys/{key}/runs")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "List what became of the moments at which time begins a journey",
            description = "The newest first. What began on time on one day is one run, with how often.")
    Page<Run> runs(
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return schedule.runs(key, cursor, Page.limit(limit));
    }

    @GetMapping("/journeys/{key}/runs/prospect")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Say what would happen if a journey that time begins began now")
    RunNow.Prospect prospect(@PathVariable String key, Locale language) {
        return runs.prospect(key, language);
    }

    @PostMapping(path = "/journeys/{key}/runs", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(
            summary = "Begin a journey that time begins, once, now",
            description = "Its timer goes on as it was. The same requestKey again gives the run that there is.")
    Run run(@PathVariable String key, @RequestBody RunWish wish, Principal by) {
        if (wish.requestKey() == null) {
            throw new InvalidValue("requestKey", "is missing", "send a name of your own for this run");
        }
        return runs.run(key, by.getName(), wish.requestKey());
    }
}
