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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.failure.PausedStep;
import io.wayline.journey.failure.PausedSteps;
import io.wayline.journey.failure.StepPauses;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/paused-steps")
@Tag(
        name = "Paused steps",
        description = "Steps that hold all who come, because a person paused them or most of their tries failed.")
class PausedStepApi {

    private final PausedSteps steps;
    private final StepPauses pauses;

    PausedStepApi(PausedSteps steps, StepPauses pauses) {
        this.steps = steps;
        this.pauses = pauses;
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

    /**
     * Which step is meant, and why.
     *
     * @param journey the journey's key
     * @param element the step's id in the diagram
     * @param reason on one line of 1 to 500 characters
     */
    record Pause(
            @Nullable String journey,
            @Nullable String element,
            @Nullable String reason) {}

    /** The id of a pause. */
    record Paused(String id) {}

    @PostMapping
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Pause a step of a journey",
            description =
                    "Who comes to it waits there, in every version on which somebody is, until the step is resumed. A step that is paused already stays as it is.")
    Paused pause(@RequestBody Pause which, Principal actor) {
        return new Paused(pauses.pause(
                given("journey", which.journey()),
                given("element", which.element()),
                actor.getName(),
                given("reason", which.reason())));
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(field, "is missing", "send it");
        }
        return value;
    }

    @PostMapping("/{id}/resume")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Let all who wait at a paused step go on",
            description =
                    "Whoever comes goes on at once, those who waited some at a time. It is paused again when the cause of its failures is still there.")
    void resume(@PathVariable String id, Principal actor) {
        steps.resume(id, actor.getName());
    }
}
