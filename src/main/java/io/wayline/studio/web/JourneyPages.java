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
import io.wayline.journey.statistics.past.Period;
import io.wayline.studio.web.StepInspector.Inspected;
import io.wayline.studio.web.StepPeople.Who;
import io.wayline.studio.web.layer.Layer;
import io.wayline.studio.web.layer.LayerChoice;
import io.wayline.studio.web.layer.LayerQuery;
import io.wayline.studio.web.layer.Layers;
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
    private final StepPeople people;
    private final Layers layers;
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
            StepPeople people,
            Layers layers,
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
        this.people = people;
        this.layers = layers;
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
     * @param version of this version only; null means all on which somebody is, or was in the period
     * @param step the step that somebody looks into, by its id in the diagram, or null
     * @param who those who stand at that step, those who left it, or those of them who did not go on
     * @param page of those who stand at that step, from 0
     * @param cursor of those who left it, or of everybody
     * @param days how many days of answers are counted, up to today
     */
    @GetMapping("/journeys/{key}")
    String journey(
            @PathVariable String key,
            @RequestParam @Nullable Integer version,
            @RequestParam @Nullable String step,
            @RequestParam(defaultValue = "here") String who,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer days,
            LayerQuery query,
            Locale language,
            Model model) {
        var choice = query.read(today());
        var figures = read(key, version, choice, language, model);
        var held = held(key, language, model);
        model.addAttribute(
                "diagram", diagrams.of(key, figures.drawn().version(), language).orElse(null));
        var inspected = step == null ? Optional.<Inspected>empty() : inspector.of(figures, step, page, held, language);
        model.addAttribute("inspected", inspected.orElse(null));
        inspected.ifPresentOrElse(
                each -> people.add(figures, each.step(), Who.of(who), choice.period(), cursor, model),
                () -> everybody(key, !state.equals("all"), cursor, language, model));
        said(key, days, model);
        model.addAttribute("known", items.hasJourney(key));
        return "studio/journey";
    }

    /** The figures alone, as open pages fetch them when somebody has moved. */
    @GetMapping("/journeys/{key}/figures")
    String figures(
            @PathVariable String key,
            @RequestParam @Nullable Integer version,
            LayerQuery query,
            Locale language,
            Model model) {
        read(key, version, query.read(today()), language, model);
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

    private JourneyFigures read(
            String key, @Nullable Integer version, LayerChoice choice, Locale language, Model model) {
        var figures = statistics.of(key, version, choice.period().since(today()), language);
        model.addAttribute("figures", figures);
        model.addAttribute("choice", choice);
        model.addAttribute("layer", layers.of(figures, choice));
        model.addAttribute("periods", Period.OFFERED);
        model.addAttribute("layersOffered", Layer.values());
        return figures;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** What customers answered, of a journey that asks. */
    private void said(String key, @Nullable Integer days, Model model) {
        if (answers.hasAsked(key)) {
            var span = AnswerSpan.of(days, null, null, today());
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
