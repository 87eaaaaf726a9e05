package io.wayline.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.display.StepOutline;
import io.wayline.journey.display.StepOutlines;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.failure.PausedStep;
import io.wayline.journey.failure.StepPauses;
import io.wayline.journey.statistics.JourneyFigures;
import io.wayline.journey.statistics.JourneyStatistics;
import io.wayline.journey.statistics.PendingRetry;
import io.wayline.journey.statistics.StepFigures;
import io.wayline.journey.statistics.VersionFigures;
import io.wayline.journey.statistics.WaitingInstance;
import io.wayline.shared.Page;

/** What is shown of a step that somebody chose in a diagram. */
@Component
class StepInspector {

    static final int ROWS = 20;

    private final JourneyStatistics statistics;
    private final StepOutlines outlines;
    private final Incidents incidents;
    private final StepPauses stepPauses;
    private final Customers customers;
    private final MessageSource texts;

    StepInspector(
            JourneyStatistics statistics,
            StepOutlines outlines,
            Incidents incidents,
            StepPauses stepPauses,
            Customers customers,
            MessageSource texts) {
        this.statistics = statistics;
        this.outlines = outlines;
        this.incidents = incidents;
        this.stepPauses = stepPauses;
        this.customers = customers;
        this.texts = texts;
    }

    /**
     * A step in full.
     *
     * @param does what it does, in a sentence; null when its drawing cannot be read
     * @param page of those who stand there, from 0
     * @param size how many a page has
     * @param listed how many can be listed in all
     * @param failures what failed there, by cause
     * @param pauses whether it is paused, by a person or because most failed there; one for each version
     * @param pausable what pausing it would do; null when it is paused, or cannot be by itself
     */
    public record Inspected(
            StepFigures step,
            @Nullable String does,
            @Nullable StepOutline outline,
            List<Row> rows,
            int page,
            int size,
            long listed,
            List<Incident> failures,
            List<PausedStep> pauses,
            StepPauses.@Nullable Prospect pausable) {

        /** Whether customers stand still in a journey that this step calls. */
        public boolean failedElsewhere() {
            return step.failed()
                    > failures.stream().mapToLong(Incident::customers).sum();
        }
    }

    /**
     * A customer at the step.
     *
     * @param customer null when they are no longer known
     * @param retry null unless the step failed for them and is tried again
     */
    public record Row(
            WaitingInstance instance,
            @Nullable Customer customer,
            @Nullable PendingRetry retry) {}

    /**
     * Nothing when no version that is looked at has such a step.
     *
     * @param paused all that is paused now
     */
    Optional<Inspected> of(JourneyFigures figures, String element, int page, List<PausedStep> paused, Locale reader) {
        return figures.step(element).map(step -> inspected(figures, step, Math.max(0, page), paused, reader));
    }

    private Inspected inspected(
            JourneyFigures figures, StepFigures step, int asked, List<PausedStep> paused, Locale reader) {
        var listed = Math.min(Math.max(step.here(), step.failed() + step.retried()), Page.COUNTED_TO);
        var page = (int) Math.min(asked, Math.max(0, (listed - 1) / ROWS));
        var waiting = listed == 0 ? List.<WaitingInstance>of() : statistics.at(figures, step.element(), page, ROWS);
        var who = customers.find(waiting.stream().map(WaitingInstance::customer).collect(Collectors.toSet()));
        var retries = step.retried() == 0
                ? Map.<String, PendingRetry>of()
                : statistics.retries(
                        waiting.stream().map(WaitingInstance::instance).toList(), step.element());
        var outline = figures.shown().stream()
                .filter(version -> version.version() == step.version())
                .findFirst()
                .flatMap(version -> outlines.of(version.definition(), step.element(), reader))
                .orElse(null);
        var versions = figures.shown().stream().map(VersionFigures::version).toList();
        return new Inspected(
                step,
                outline == null ? null : does(outline, reader),
                outline,
                waiting.stream()
                        .map(each -> new Row(each, who.get(each.customer()), retries.get(each.instance())))
                        .toList(),
                page,
                ROWS,
                listed,
                step.failed() == 0
                        ? List.of()
                        : incidents.list(reader).stream()
                                .filter(each -> each.journey().equals(figures.key())
                                        && each.element().equals(step.element())
                                        && versions.contains(each.version()))
                                .toList(),
                paused.stream()
                        .filter(each -> each.journey().equals(figures.key())
                                && each.element().equals(step.element())
                                && (each.by() != null || versions.contains(each.version())))
                        .toList(),
                stepPauses.prospect(figures.key(), step.element(), reader).orElse(null));
    }

    private String does(StepOutline outline, Locale reader) {
        var step = outline.step();
        return step == null
                ? texts.getMessage("journey.does." + outline.does(), new Object[] {outline.about()}, reader)
                : texts.getMessage(
                        "journey.step." + step, null, texts.getMessage("journey.does.step", null, reader), reader);
    }
}
