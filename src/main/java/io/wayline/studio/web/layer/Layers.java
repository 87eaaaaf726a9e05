package io.wayline.studio.web.layer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.statistics.JourneyFigures;
import io.wayline.journey.statistics.StepFigures;
import io.wayline.journey.statistics.past.Past;
import io.wayline.journey.statistics.past.Pasts;
import io.wayline.journey.statistics.past.StepPast;
import io.wayline.journey.statistics.past.WaitingSince;

/** Puts the figures of a journey together as a layer shows them. */
@Component
public class Layers {

    private static final Past NOTHING = new Past(null, StepPast.NOTHING, Map.of());

    /** From each of them on a step is one shade stronger; the legend says the same. */
    private static final List<Duration> LONG =
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    private static final List<Double> MANY_OFF = List.of(0.001, 0.05, 0.15, 0.3);
    private static final List<Double> MANY_CAME = List.of(0.001, 0.25, 0.5, 0.75);

    private final Pasts pasts;

    Layers(Pasts pasts) {
        this.pasts = pasts;
    }

    /** Reads nothing more for the layer that shows who stands where. */
    public LayerFigures of(JourneyFigures figures, LayerChoice choice) {
        var past = choice.isNow() ? NOTHING : pasts.of(figures.definitions(), choice.period());
        var waiting =
                choice.layer() == Layer.TIME ? pasts.waiting(figures.definitions()) : Map.<String, WaitingSince>of();
        var rows = figures.steps().stream()
                .map(step -> row(choice.layer(), step, past, waiting))
                .toList();
        var loud = rows.stream().filter(isLoud(choice.layer()));
        return new LayerFigures(
                past,
                (choice.sort() == null ? loud : loud.sorted(choice.sort().order())).toList(),
                rows.stream().filter(isLoud(choice.layer()).negate()).toList());
    }

    private static LayerRow row(Layer layer, StepFigures step, Past past, Map<String, WaitingSince> waiting) {
        var of = past.step(step.element());
        var reached = past.reached(step.element());
        return new LayerRow(
                step,
                of,
                reached,
                step.here() == 0 ? null : waiting.get(step.element()),
                switch (layer) {
                    case NOW -> 0;
                    case TIME -> of.typical() == null ? 0 : shade(LONG, of.typical());
                    case DROP_OFF -> shade(MANY_OFF, of.offShare());
                    case THROUGH -> shade(MANY_CAME, reached);
                });
    }

    private static <T extends Comparable<T>> int shade(List<T> limits, @Nullable T figure) {
        return figure == null
                ? 0
                : (int) limits.stream()
                        .filter(limit -> limit.compareTo(figure) <= 0)
                        .count();
    }

    private static Predicate<LayerRow> isLoud(Layer layer) {
        return switch (layer) {
            case NOW -> row -> !row.step().isQuiet();
            case TIME -> row -> row.past().left() > 0 || row.waits() != null;
            case DROP_OFF -> row -> row.past().left() > 0;
            case THROUGH -> row -> row.past().came() > 0;
        };
    }
}
