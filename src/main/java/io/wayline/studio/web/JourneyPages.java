package io.wayline.studio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customers;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.display.DisplayDiagrams;
import io.wayline.journey.failure.PausedStep;
import io.wayline.journey.failure.PausedSteps;
import io.wayline.journey.statistics.JourneyFigures;
import io.wayline.journey.statistics.JourneyStatistics;
import io.wayline.studio.web.StepInspector.Inspected;
import io.wayline.survey.SurveyAnswers;

/** The journeys in figures, and the customers on each. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class JourneyPages {

    private static final int ROWS = 50;

    private final Journeys journeys;
    private final JourneyStatistics statistics;
    private final DisplayDiagrams diagrams;
    private final StepInspector inspector;
    private final PausedSteps paused;
    private final Customers customers;
    private final SurveyAnswers answers;
    private final CatalogueItems items;
    private final Clock clock;
    private final ZoneId zone;

    JourneyPages(
            Journeys journeys,
            JourneyStatistics statistics,
            DisplayDiagrams diagrams,
            StepInspector inspector,
            PausedSteps paused,
            Customers customers,
            SurveyAnswers answers,
            CatalogueItems items,
            Clock clock,
            ZoneId zone) {
        this.journeys = journeys;
        this.statistics = statistics;
        this.diagrams = diagrams;
        this.inspector = inspector;
        this.paused = paused;
        this.customers = customers;
        this.answers = answers;
        this.items = items;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/journeys")
    String list(Locale language, Model model) {
        model.addAttribute("journeys", journeys.overview(language));
        return "studio/journeys";
    }

    /**
     * @param version of this version only; null means all on which somebody is
     * @param step the step that somebody looks into, by its id in the diagram, or null
     * @param page of those who stand at that step, from 0
     * @param days how many days of answers are counted, up to today
     */
    @GetMapping("/journeys/{key}")
    String journey(
            @PathVariable String key,
            @RequestParam @Nullable Integer version,
            @RequestParam @Nullable String step,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer days,
            Locale language,
            Model model) {
        var figures = read(key, version, language, model);
        var held = held(key, language, model);
        model.addAttribute(
                "diagram", diagrams.of(key, figures.drawn().version(), language).orElse(null));
        var inspected = step == null ? Optional.<Inspected>empty() : inspector.of(figures, step, page, held, language);
        model.addAttribute("inspected", inspected.orElse(null));
        if (inspected.isEmpty()) {
            everybody(key, !state.equals("all"), cursor, language, model);
        }
        said(key, days, model);
        model.addAttribute("known", items.hasJourney(key));
        return "studio/journey";
    }

    /** The figures alone, as open pages fetch them when somebody has moved. */
    @GetMapping("/journeys/{key}/figures")
    String figures(@PathVariable String key, @RequestParam @Nullable Integer version, Locale language, Model model) {
        read(key, version, language, model);
        held(key, language, model);
        return "studio/journey-figures";
    }

    private List<PausedStep> held(String key, Locale language, Model model) {
        var held = paused.list(language).stream()
                .filter(step -> step.journey().equals(key))
                .toList();
        model.addAttribute(
                "pausedSteps",
                held.stream()
                        .filter(step -> !step.releasing())
                        .map(PausedStep::element)
                        .toList());
        return held;
    }

    private JourneyFigures read(String key, @Nullable Integer version, Locale language, Model model) {
        var figures = statistics.of(key, version, language);
        model.addAttribute("figures", figures);
        return figures;
    }

    /** What customers answered, of a journey that asks. */
    private void said(String key, @Nullable Integer days, Model model) {
        if (answers.hasAsked(key)) {
            var span = AnswerSpan.of(days, null, null, LocalDate.ofInstant(clock.instant(), zone));
            model.addAttribute("span", span);
            model.addAttribute("offered", AnswerSpan.OFFERED);
            model.addAttribute("scores", answers.scores(span.of(key, zone)));
        }
    }

    private void everybody(String key, boolean liveOnly, @Nullable String cursor, Locale language, Model model) {
        var page = journeys.instances(key, liveOnly, cursor, ROWS, language);
        var who = customers.find(page.items().stream().map(Instance::customer).collect(Collectors.toSet()));
        model.addAttribute("page", page.map(instance -> new InstanceRow(instance, who.get(instance.customer()))));
        model.addAttribute("liveOnly", liveOnly);
        model.addAttribute("first", cursor == null);
    }
}
