package io.wayline.journey.web;

import java.security.Principal;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.failure.PausedStep;
import io.wayline.journey.failure.PausedSteps;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/paused-steps")
@Tag(name = "Paused steps", description = "Steps that hold all who come, because most of their tries failed.")
class PausedStepApi {

    private final PausedSteps steps;

    PausedStepApi(PausedSteps steps) {
        this.steps = steps;
    }

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List paused steps, the longest first")
    Page<PausedStep> list(Locale language) {
        var all = steps.list(language);
        return Page.of(all, all.size(), null);
    }

    @PostMapping("/{id}/resume")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Let all who wait at a paused step go on now",
            description = "It is paused again when its cause is still there.")
    void resume(@PathVariable String id, Principal actor) {
        steps.resume(id, actor.getName());
    }
}
