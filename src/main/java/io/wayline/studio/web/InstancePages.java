package io.wayline.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customers;
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.Journeys;
import io.wayline.journey.PassedStep;
import io.wayline.journey.decision.DecisionTaken;
import io.wayline.journey.display.DisplayDiagrams;
import io.wayline.journey.naming.DecisionLabels;
import io.wayline.journey.statistics.JourneyStatistics;
import io.wayline.shared.NotFound;

/** One customer on one journey: the diagram with the steps they passed, and the same in words. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class InstancePages {

    private static final Set<String> ACTS = Set.of("pause", "resume", "cancel");

    private final Journeys journeys;
    private final InstanceHistory history;
    private final JourneyStatistics statistics;
    private final DisplayDiagrams diagrams;
    private final DecisionLabels decisions;
    private final Customers customers;

    InstancePages(
            Journeys journeys,
            InstanceHistory history,
            JourneyStatistics statistics,
            DisplayDiagrams diagrams,
            DecisionLabels decisions,
            Customers customers) {
        this.journeys = journeys;
        this.history = history;
        this.statistics = statistics;
        this.diagrams = diagrams;
        this.decisions = decisions;
        this.customers = customers;
    }

    /**
     * Where one customer stands, which way they came, and what was decided for them there.
     *
     * @param done what the press before did; null without one
     */
    @GetMapping("/journeys/{key}/instances/{id}")
    String instance(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam @Nullable String done,
            Locale language,
            Model model) {
        var instance = journeys.instance(id, language);
        if (!instance.journey().equals(key)) {
            throw new NotFound("instance");
        }
        var who = customers.find(Set.of(instance.customer()));
        model.addAttribute("row", new InstanceRow(instance, who.get(instance.customer())));
        model.addAttribute("steps", steps(id, language));
        model.addAttribute("failed", statistics.failedOf(id));
        model.addAttribute(
                "diagram", diagrams.of(key, instance.version(), language).orElse(null));
        model.addAttribute("done", done != null && ACTS.contains(done) ? done : null);
        return "studio/instance";
    }

    private List<Step> steps(String id, Locale language) {
        return history.of(id, language).stream()
                .map(step -> new Step(
                        step,
                        step.decisions().stream()
                                .map(taken -> new Taken(taken, decisions.of(taken, language)))
                                .toList()))
                .toList();
    }

    /** A step and what was decided there, in the reader's words. */
    public record Step(PassedStep step, List<Taken> decisions) {}

    /** A decision as it was kept, and as the reader is told it. */
    public record Taken(DecisionTaken decision, DecisionLabels.Told told) {}
}
