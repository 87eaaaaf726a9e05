package io.wayline.platform.clock;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/clock")
@Tag(name = "Clock", description = "The time by which everything here goes; ahead of the true one in demonstrations.")
class ClockApi {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DemonstrationTime time;

    ClockApi(DemonstrationTime time) {
        this.time = time;
    }

    /**
     * @param ahead how far ahead of the true time, such as {@code PT72H}; {@code PT0S} at true time
     * @param movable true on the embedded default only
     * @param movingTo where it is on its way to; left out while it is on none
     */
    record ClockView(
            Instant now,
            Instant trueTime,
            String ahead,
            boolean movable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant movingTo) {

        static ClockView of(DemonstrationTime.Standing standing) {
            return new ClockView(
                    standing.now(),
                    standing.trueTime(),
                    standing.ahead().toString(),
                    standing.movable(),
                    standing.movingTo());
        }
    }

    /**
     * @param by a length of time, such as {@code P3D} or {@code PT2H}
     * @param to a moment, such as {@code 2026-12-05T09:00:00+08:00}
     */
    record Move(@Nullable String by, @Nullable String to) {}

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read the clock")
    ClockView read() {
        return ClockView.of(time.standing());
    }

    @PostMapping
    @Allowed(
            scopes = Scope.CLOCK_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Move the clock ahead",
            description = "By a length of time, or to a moment; on the embedded default only, and never back."
                    + " On its way it stops wherever something is due, until that is done. 200 when it has arrived,"
                    + " 202 with movingTo when it takes longer than ten seconds: read it again.")
    ResponseEntity<ClockView> move(@RequestBody Move move, Principal by) throws InterruptedException {
        time.move(move.by(), move.to(), by.getName());
        time.await(PATIENCE);
        var standing = time.standing();
        return ResponseEntity.status(standing.movingTo() == null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(ClockView.of(standing));
    }
}
