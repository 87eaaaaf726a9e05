package io.wayline.message.web;

import java.security.Principal;
import java.util.Arrays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.message.MessageControl;
import io.wayline.message.pace.MessageControls;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/message-controls")
@Tag(name = "Message controls", description = "Which messages are paused, and how fast the others leave.")
class MessageControlsApi {

    private final MessageControls controls;

    MessageControlsApi(MessageControls controls) {
        this.controls = controls;
    }

    /**
     * One control as it shall be.
     *
     * @param scope {@code GLOBAL}, {@code CLASS}, {@code PROVIDER}, {@code DOMAIN}, {@code TEMPLATE}, or {@code JOURNEY}
     * @param name which one of its scope; left out for {@code GLOBAL}
     * @param paused false when left out
     * @param ratePerMinute no limit when left out
     * @param maxConnections no limit when left out
     * @param reason 1 to 500 characters
     */
    record Wanted(
            @Nullable String scope,
            @Nullable String name,
            @Nullable Boolean paused,
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxConnections,
            @Nullable String reason) {

        MessageControl.Scope scopeNamed() {
            return Arrays.stream(MessageControl.Scope.values())
                    .filter(value -> value.name().equals(scope))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue(
                            "scope",
                            "is not what messages are controlled by",
                            "send one of " + Arrays.toString(MessageControl.Scope.values())));
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List what is paused or paced")
    Page<MessageControl> list() {
        var all = controls.list();
        return Page.of(all, all.size(), null);
    }

    @PutMapping
    @Allowed(scopes = Scope.MESSAGES_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Pause, release, or pace some messages",
            description =
                    "Holds for all nodes as soon as it is answered; it replaces what was set for the same scope and name.")
    MessageControl set(@RequestBody Wanted wanted, Principal actor) {
        return controls.set(
                wanted.scopeNamed(),
                wanted.name() == null ? "" : wanted.name(),
                Boolean.TRUE.equals(wanted.paused()),
                wanted.ratePerMinute(),
                wanted.maxConnections(),
                ReasonText.read(wanted.reason()),
                actor.getName());
    }
}
