package io.wayline.journey.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.Instance;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.JourneyOverview;
import io.wayline.journey.JourneyVersion;
import io.wayline.journey.Journeys;
import io.wayline.journey.PassedStep;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText.ReasonOnly;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "Journeys",
        description = "The journeys, and where each customer stands on them. Names are in the language of"
                + " Accept-Language.")
class JourneyApi {

    private final Journeys journeys;
    private final InstanceActs acts;
    private final InstanceHistory history;

    JourneyApi(Journeys journeys, InstanceActs acts, InstanceHistory history) {
        this.journeys = journeys;
        this.acts = acts;
        this.history = history;
    }

    @GetMapping("/journeys")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List the journeys in figures")
    Page<JourneyOverview> list(Locale language) {
        var all = journeys.overview(language);
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/journeys/{key}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "Read one journey in figures")
    JourneyOverview get(@PathVariable String key, Locale language) {
        return journeys.overview(key, language);
    }

    @GetMapping("/journeys/{key}/versions")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "List the versions of a journey with who stands where",
            description = "The latest, and every older one that still has customers on the way.")
    Page<JourneyVersion> versions(@PathVariable String key, Locale language) {
        var all = journeys.versions(key, language);
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/journeys/{key}/instances")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "List the customers on a journey",
            description = "Newest first, over all versions; state is live (default) or all.")
    Page<Instance> instances(
            @PathVariable String key,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale language) {
        if (!List.of("live", "all").contains(state)) {
            throw new InvalidValue("state", "is not known", "send live or all");
        }
        return journeys.instances(key, state.equals("live"), cursor, Page.limit(limit), language);
    }

    @GetMapping("/instances/{id}/history")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List the steps that a customer has reached on one way, the first first")
    Page<PassedStep> history(@PathVariable String id, Locale language) {
        var all = history.of(id, language);
        return Page.of(all, all.size(), null);
    }

    @PostMapping("/instances/{id}/pause")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @Operation(
            summary = "Stop a customer where they stand",
            description =
                    "No timer fires and no step runs; events that come are kept. Nothing happens when it is paused already.")
    Instance pause(@PathVariable String id, @RequestBody ReasonOnly act, Locale language, Principal actor) {
        acts.pause(id, actor.getName(), act.text());
        return journeys.instance(id, language);
    }

    @PostMapping("/instances/{id}/resume")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @Operation(summary = "Let a customer go on", description = "Timers that came due meanwhile fire at once.")
    Instance resume(@PathVariable String id, @RequestBody ReasonOnly act, Locale language, Principal actor) {
        acts.resume(id, actor.getName(), act.text());
        return journeys.instance(id, language);
    }

    @PostMapping("/instances/{id}/cancel")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @Operation(
            summary = "End a customer's way for good",
            description =
                    "What its steps did stays done. 202 when it is so busy that it has not ended yet: it does no more, and ends within seconds.")
    ResponseEntity<Instance> cancel(
            @PathVariable String id, @RequestBody ReasonOnly act, Locale language, Principal actor) {
        var ended = acts.cancel(id, actor.getName(), act.text());
        return ResponseEntity.status(ended ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(journeys.instance(id, language));
    }

    @GetMapping("/instances/{id}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "Read where one customer stands on one journey")
    Instance instance(@PathVariable String id, Locale language) {
        return journeys.instance(id, language);
    }
}
