package io.wayline.journey.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.Instance;
import io.wayline.journey.JourneyOverview;
import io.wayline.journey.Journeys;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Journeys", description = "The journeys, and where each customer stands on them.")
class JourneyApi {

    private static final int MAX_LIMIT = 200;

    private final Journeys journeys;

    JourneyApi(Journeys journeys) {
        this.journeys = journeys;
    }

    @GetMapping("/journeys")
    @Operation(summary = "List the journeys in figures")
    Page<JourneyOverview> list() {
        var all = journeys.overview();
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/journeys/{key}")
    @Operation(summary = "Read one journey in figures")
    JourneyOverview get(@PathVariable String key) {
        return journeys.overview(key);
    }

    @GetMapping("/journeys/{key}/instances")
    @Operation(
            summary = "List the customers on a journey",
            description = "Newest first, over all versions; state is live (default) or all.")
    Page<Instance> instances(
            @PathVariable String key,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidValue("limit", "is out of range", "send 1 to " + MAX_LIMIT);
        }
        if (!List.of("live", "all").contains(state)) {
            throw new InvalidValue("state", "is not known", "send live or all");
        }
        return journeys.instances(key, state.equals("live"), cursor, limit);
    }

    @GetMapping("/instances/{id}")
    @Operation(summary = "Read where one customer stands on one journey")
    Instance instance(@PathVariable String id) {
        return journeys.instance(id);
    }
}
