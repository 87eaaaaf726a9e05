package io.wayline.audience.web;

import java.security.Principal;
import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.audience.change.HeldEntries;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/segments/{key}/held")
@Tag(name = "Segments", description = "Rules that find customers, and how many they find. See docs/segments.md.")
class HeldApi {

    private final HeldEntries held;
    private final Segments segments;

    HeldApi(HeldEntries held, Segments segments) {
        this.held = held;
        this.segments = segments;
    }

    /**
     * Customers who entered a segment and wait for a decision.
     *
     * @param raises the type of the event that journeys would hear
     * @param foundAt when the last of them were found
     */
    record HeldView(String raises, long customers, Instant foundAt) {

        static HeldView of(HeldEntries.Held held) {
            return new HeldView(held.raises(), held.customers(), held.foundAt());
        }
    }

    /**
     * What is to become of them.
     *
     * @param raises the type of the event
     * @param tell true: it is raised for each; false: they count as in, and nothing is raised
     */
    record HeldDecision(@Nullable String raises, @Nullable Boolean tell) {}

    /** How many it was about. */
    record HeldDecided(long customers) {}

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "List who waits to be told of",
            description = "More entered at one look than the step lets through by itself; by event, how many they are.")
    Page<HeldView> list(@PathVariable String key) {
        segments.get(key);
        var waiting = held.of(key).stream().map(HeldView::of).toList();
        return Page.of(waiting, waiting.size(), null);
    }

    @PostMapping(consumes = "application/json")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(
            summary = "Decide on those who wait",
            description = "For all who wait now; 404 when nobody does any more.")
    HeldDecided decide(@PathVariable String key, @RequestBody HeldDecision decision, Principal by) {
        if (decision.raises() == null || decision.tell() == null) {
            throw new InvalidValue(
                    decision.tell() == null ? "tell" : "raises", "is missing", "send both, as GET lists them");
        }
        return new HeldDecided(held.decide(key, decision.raises(), decision.tell(), by.getName()));
    }
}
