package io.wayline.journey.statistics;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A journey in figures.
 *
 * @param versions those on which somebody is or lately was, and the newest, newest first
 * @param shown those of them that were asked for: one, or all
 * @param gone the version that was asked for and is not among them, or null
 * @param entered how many entered in the last seven days, over all versions
 * @param days how many days back ends are counted
 * @param complete false when more stand here than are counted
 * @param steps what can be stood at, in the order of the drawing; then what no drawing that can be read has
 */
public record JourneyFigures(
        String key,
        String name,
        List<VersionFigures> versions,
        List<VersionFigures> shown,
        @Nullable Integer gone,
        long entered,
        int days,
        boolean complete,
        List<StepFigures> steps) {

    /** The version whose drawing is shown. */
    public VersionFigures drawn() {
        return shown.get(0);
    }

    /** Whether one version was asked for. */
    public boolean isOfOne() {
        return shown.size() < versions.size();
    }

    /** How many instances are under way on what is shown. */
    public long live() {
        return shown.stream().mapToLong(VersionFigures::live).sum();
    }

    public long failed() {
        return steps.stream().mapToLong(StepFigures::failed).sum();
    }

    /** How many wait to be tried again. */
    public long retried() {
        return steps.stream().mapToLong(StepFigures::retried).sum();
    }

    public Optional<StepFigures> step(String element) {
        return steps.stream().filter(step -> step.element().equals(element)).findFirst();
    }

    /** The versions shown, as the engine names them. */
    public List<String> definitions() {
        return shown.stream().map(VersionFigures::definition).toList();
    }
}
