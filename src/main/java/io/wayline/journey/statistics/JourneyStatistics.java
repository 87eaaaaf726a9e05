package io.wayline.journey.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.statistics.ActivityCounts;
import io.wayline.journey.engine.statistics.PendingRetries;
import io.wayline.journey.engine.statistics.WaitingInstances;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/**
 * How many customers stand on every step of a journey, where it failed, and which ends they reached: seven statements, each
 * with a bound, however many customers, steps, and versions there are.
 */
@Component
public class JourneyStatistics {

    /** Ends are counted so far back. */
    public static final int DAYS = 30;

    private static final int DAYS_ENTERED = 7;

    private static final int DAYS_BACK = 90;

    private final ActivityCounts counts;
    private final WaitingInstances waiting;
    private final PendingRetries retries;
    private final EndedCounts ended;
    private final Incidents incidents;
    private final ModelLabels labels;
    private final Clock clock;
    private final ZoneId zone;

    JourneyStatistics(
            ActivityCounts counts,
            WaitingInstances waiting,
            PendingRetries retries,
            EndedCounts ended,
            Incidents incidents,
            ModelLabels labels,
            Clock clock,
            ZoneId zone) {
        this.counts = counts;
        this.waiting = waiting;
        this.retries = retries;
        this.ended = ended;
        this.incidents = incidents;
        this.labels = labels;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A journey in figures, also when its drawing cannot be read any more; with names for the reader.
     *
     * @param version of this version only; null means all on which somebody is, or was in the last 90 days
     * @throws NotFound when there is no journey of this key
     */
    public JourneyFigures of(String key, @Nullable Integer version, Locale reader) {
        return of(key, version, LocalDate.ofInstant(startOfDay(DAYS_BACK - 1), zone), reader);
    }

    /**
     * As the other.
     *
     * @param since versions on which somebody was on or after this day are shown too
     */
    public JourneyFigures of(String key, @Nullable Integer version, LocalDate since, Locale reader) {
        var versions = counts.versions(key, since).stream()
                .map(each -> new VersionFigures(each.definition(), each.number(), each.instances()))
                .toList();
        if (versions.isEmpty()) {
            throw new NotFound("journey");
        }
        var asked = versions.stream()
                .filter(each -> version == null || each.version() == version)
                .toList();
        var shown = asked.isEmpty() ? versions : asked;
        var definitions = shown.stream().map(VersionFigures::definition).toList();
        var named = new LinkedHashMap<Integer, Labels>();
        shown.forEach(each ->
                labels.of(each.definition(), reader).ifPresent(readable -> named.put(each.version(), readable)));

        var standing = counts.standing(definitions);
        var counted =
                standing.stream().mapToLong(ActivityCounts.Count::instances).sum();
        return new JourneyFigures(
                key,
                name(key, versions, reader),
                versions,
                shown,
                asked.isEmpty() ? version : null,
                ended.entered(key, startOfDay(DAYS_ENTERED - 1)),
                DAYS,
                counted <= ActivityCounts.COUNTED_TO,
                steps(key, shown, named, standing));
    }

    private String name(String key, List<VersionFigures> versions, Locale reader) {
        return versions.stream()
                .flatMap(each -> labels.of(each.definition(), reader).stream())
                .map(Labels::journey)
                .findFirst()
                .orElseGet(() -> labels.drawn(key, versions.get(0).version(), key, "", reader));
    }

    private Instant startOfDay(int daysAgo) {
        return LocalDate.ofInstant(clock.instant(), zone)
                .minusDays(daysAgo)
                .atStartOfDay(zone)
                .toInstant();
    }

    private List<StepFigures> steps(
            String key, List<VersionFigures> shown, Map<Integer, Labels> named, List<ActivityCounts.Count> standing) {
        var definitions = shown.stream().map(VersionFigures::definition).toList();
        var here = byElement(standing);
        var failed = byElement(counts.failed(definitions));
        incidents.undelivered(key).forEach((place, events) -> {
            if (definitions.contains(place.definition())) {
                failed.merge(place.element(), events, Long::sum);
            }
        });
        var retried = byElement(counts.retried(definitions));
        var steps = new LinkedHashMap<String, StepFigures>();
        var reached = ended.since(
                clock.instant().minus(Duration.ofDays(DAYS)), key, definitions, ends(named.values().stream()));
        named.forEach((version, readable) -> nodes(readable)
                .forEach(node -> steps.computeIfAbsent(
                        node.id(),
                        id -> new StepFigures(
                                id,
                                readable.element(id),
                                version,
                                here.getOrDefault(id, 0L),
                                failed.getOrDefault(id, 0L),
                                retried.getOrDefault(id, 0L),
                                node.is(NodeKind.END_EVENT) ? reached.getOrDefault(id, 0L) : null))));
        // where somebody stands in a version that cannot be read any more
        var elsewhere = new LinkedHashSet<>(here.keySet());
        elsewhere.addAll(failed.keySet());
        elsewhere.addAll(retried.keySet());
        elsewhere.removeAll(steps.keySet());
        elsewhere.forEach(id -> steps.put(
                id,
                new StepFigures(
                        id,
                        label(id, key, shown, named),
                        shown.get(0).version(),
                        here.getOrDefault(id, 0L),
                        failed.getOrDefault(id, 0L),
                        retried.getOrDefault(id, 0L),
                        null)));
        return List.copyOf(steps.values());
    }

    /** Gateways are passed and never stood at, unless something failed there. */
    private static Stream<FlowNode> nodes(Labels readable) {
        return readable.model().diagram().nodes().stream()
                .filter(node -> !node.kind().isGateway() && !node.id().isEmpty());
    }

    private static List<String> ends(Stream<Labels> named) {
        return named.flatMap(readable -> nodes(readable).filter(node -> node.is(NodeKind.END_EVENT)))
                .map(FlowNode::id)
                .distinct()
                .toList();
    }

    private String label(String id, String key, List<VersionFigures> shown, Map<Integer, Labels> named) {
        return named.values().stream()
                .map(readable -> readable.element(id))
                .filter(name -> !name.equals(id))
                .findFirst()
                .orElseGet(() -> labels.drawn(key, shown.get(0).version(), id, "", Locale.ROOT));
    }

    private static Map<String, Long> byElement(List<ActivityCounts.Count> counts) {
        var byElement = new HashMap<String, Long>();
        counts.forEach(count -> byElement.merge(count.element(), count.instances(), Long::sum));
        return byElement;
    }

    /**
     * A page of those who stand at a step, those first for whom it failed, then those who have waited longest.
     *
     * @param figures of the versions that are looked at
     * @param page from 0
     */
    public List<WaitingInstance> at(JourneyFigures figures, String element, int page, int size) {
        return waiting.at(figures.definitions(), element, (int) Page.COUNTED_TO, (long) page * size, size).stream()
                .map(row -> new WaitingInstance(
                        row.instance(),
                        row.journey(),
                        new CustomerId(row.customer()),
                        row.startedAt().toInstant(),
                        row.since() == null ? null : row.since().toInstant(),
                        row.pausedAt() == null ? null : row.pausedAt().toInstant(),
                        row.failed()))
                .toList();
    }

    /** For whom of these a step waits to be tried again, by instance; they are a page of those who stand there. */
    public Map<String, PendingRetry> retries(Collection<String> instances, String element) {
        return instances.isEmpty()
                ? Map.of()
                : retries.of(instances, element).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> retry(each.getValue())));
    }

    private static PendingRetry retry(PendingRetries.Row row) {
        return new PendingRetry(
                row.left(), row.nextAt() == null ? null : row.nextAt().toInstant(), row.cause());
    }

    /** How many stand at each element of each of these versions, by the version's number; one statement, however many. */
    public Map<Integer, Map<String, Long>> standing(List<VersionFigures> versions) {
        var standing = new LinkedHashMap<Integer, Map<String, Long>>();
        if (!versions.isEmpty()) {
            var numbers =
                    versions.stream().collect(Collectors.toMap(VersionFigures::definition, VersionFigures::version));
            counts.standing(List.copyOf(numbers.keySet()))
                    .forEach(count -> standing.computeIfAbsent(
                                    numbers.get(count.definition()), version -> new HashMap<>())
                            .merge(count.element(), count.instances(), Long::sum));
        }
        return standing;
    }

    /** The steps at which one instance stands still because they failed. */
    public Set<String> failedOf(String instance) {
        return Set.copyOf(counts.failedOf(instance));
    }
}
