package io.wayline.studio.web.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.compare.Change;
import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.catalogue.compare.Comparison;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.statistics.JourneyFigures;
import io.wayline.journey.statistics.JourneyStatistics;
import io.wayline.journey.statistics.VersionFigures;
import io.wayline.shared.NotFound;

/** Whom a change touches: who stands on a step that it changes or takes out, and how many begin a day. */
@Component
class Touched {

    private static final int DAYS = 7;
    private static final int NUMBERS = 100;

    private final JourneyStatistics statistics;
    private final CatalogueItems items;
    private final Catalogue known;
    private final ModelLabels labels;

    Touched(JourneyStatistics statistics, CatalogueItems items, Catalogue known, ModelLabels labels) {
        this.statistics = statistics;
        this.items = items;
        this.known = known;
        this.labels = labels;
    }

    /**
     * What is known.
     *
     * @param live how many are on the journey now
     * @param entered how many entered it in the last seven days
     * @param versions where they are, the newest version first
     * @param steps that change or go, in the order of the changes
     * @param callers the journeys that call it, by name: whoever comes to such a call enters the new version, too
     */
    public record Whom(long live, long entered, List<OnVersion> versions, List<OnStep> steps, List<String> callers) {

        static final Whom NOBODY = new Whom(0, 0, List.of(), List.of(), List.of());

        /** About how many enter it a day. */
        public long aDay() {
            return Math.round(entered / (double) DAYS);
        }
    }

    /** How many are on a version; 0 for one that the catalogue does not know. */
    public record OnVersion(int number, long customers) {}

    /** @param goes whether it is taken out; else it changes */
    public record OnStep(String name, boolean goes, List<OnVersion> versions) {}

    /** Of journeys only, and of those that somebody can have entered; else nobody. */
    Whom of(ItemId id, Comparison comparison, Locale reader) {
        if (id.kind() != ItemKind.JOURNEY) {
            return Whom.NOBODY;
        }
        try {
            return of(id, statistics.of(id.key(), null, reader), comparison, reader);
        } catch (NotFound neverPublished) {
            return Whom.NOBODY;
        }
    }

    private Whom of(ItemId id, JourneyFigures all, Comparison comparison, Locale reader) {
        var numbers = numbers(id);
        var versions = all.versions().stream().filter(each -> each.live() > 0).toList();
        var standing = statistics.standing(versions);
        return new Whom(
                versions.stream().mapToLong(VersionFigures::live).sum(),
                all.entered(),
                versions.stream()
                        .map(each -> new OnVersion(numbers.getOrDefault(each.version(), 0), each.live()))
                        .toList(),
                steps(comparison, all, element -> standing(element, versions, standing, numbers)),
                callers(id.key(), reader));
    }

    private List<String> callers(String key, Locale reader) {
        return known.journeys().stream()
                .filter(each -> each.calls().contains(key))
                .map(each -> labels.journey(each.key(), reader))
                .sorted()
                .toList();
    }

    /** The numbers that people see in the catalogue, by those of the engine. */
    private Map<Integer, Integer> numbers(ItemId id) {
        var numbers = new LinkedHashMap<Integer, Integer>();
        items.versions(id, null, NUMBERS).items().stream()
                .filter(version -> version.engineVersion() != null)
                .forEach(version -> numbers.putIfAbsent(version.engineVersion(), version.number()));
        return numbers;
    }

    private static List<OnStep> steps(
            Comparison comparison, JourneyFigures all, Function<String, List<OnVersion>> standing) {
        var gone = new LinkedHashSet<String>();
        comparison.changes().stream()
                .filter(change ->
                        change.sort() == Sort.REMOVED && change.after().isEmpty())
                .forEach(change -> gone.addAll(change.before()));
        var steps = new ArrayList<OnStep>();
        for (var element : changed(comparison)) {
            all.step(element)
                    .map(step -> new OnStep(step.name(), gone.contains(element), standing.apply(element)))
                    .ifPresent(steps::add);
        }
        return steps;
    }

    private static Set<String> changed(Comparison comparison) {
        var elements = new LinkedHashSet<String>();
        comparison.changes().stream()
                .filter(change -> change.sort() == Sort.CHANGED || change.sort() == Sort.REMOVED)
                .map(Change::before)
                .forEach(elements::addAll);
        return elements;
    }

    /** The newest version first. */
    private static List<OnVersion> standing(
            String element,
            List<VersionFigures> versions,
            Map<Integer, Map<String, Long>> standing,
            Map<Integer, Integer> numbers) {
        return versions.stream()
                .map(each -> new OnVersion(
                        numbers.getOrDefault(each.version(), 0),
                        standing.getOrDefault(each.version(), Map.of()).getOrDefault(element, 0L)))
                .filter(each -> each.customers() > 0)
                .toList();
    }
}
