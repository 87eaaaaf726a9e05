package io.wayline.journey.web;

import java.security.Principal;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/incidents")
@Tag(
        name = "Incidents",
        description =
                "Steps that failed for good, and events that could not be handed to them; both wait for a person.")
class IncidentApi {

    private final Incidents incidents;

    IncidentApi(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List failed steps by step and cause, the largest group first")
    Page<Incident> list(Locale language) {
        var all = incidents.list(language);
        return Page.of(all, all.size(), null);
    }

    @PostMapping("/retry")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @Operation(
            summary = "Try failed steps again",
            description =
                    "Of one journey and step, of one journey, or all. One call takes 500; the answer says how many are left.")
    Incidents.Retried retry(@RequestBody Which which, Principal actor) {
        return incidents.retry(which.journey(), which.element(), actor.getName());
    }

    /**
     * Which failed steps are meant; what is left out is any.
     *
     * @param journey the journey's key
     * @param element the step's id in the diagram
     */
    record Which(@Nullable String journey, @Nullable String element) {}
}
