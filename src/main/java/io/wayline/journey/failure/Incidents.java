package io.wayline.journey.failure;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.EngineSettings;
import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.NotFound;

/** Steps that failed for good, events that could not be delivered, and the way to try them again when the cause is mended. */
@Component
public class Incidents {

    /** As many as are tried again by one call; the answer says how many are left. */
    public static final int AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private final FailedSteps failed;
    private final FailedDeliveries deliveries;
    private final JourneyModels models;
    private final ModelLabels labels;
    private final EngineSettings settings;

    Incidents(
            FailedSteps failed,
            FailedDeliveries deliveries,
            JourneyModels models,
            ModelLabels labels,
            EngineSettings settings) {
        this.failed = failed;
        this.deliveries = deliveries;
        this.models = models;
        this.labels = labels;
        this.settings = settings;
    }

    /** All of them by step and cause, the largest group first; with names for the reader. */
    public List<Incident> list(Locale reader) {
        return Stream.concat(
                        failed.groups().stream().map(group -> incident(group, reader)),
                        deliveries.groups().stream().map(group -> deliveries.incident(group, reader)))
                .sorted(Comparator.comparingLong(Incident::customers).reversed())
                .toList();
    }

    /** A version that cannot be read any more must not hide the failures of all others. */
    private Incident incident(FailedSteps.Group group, Locale reader) {
        var journey = labels.of(group.definition(), reader);
        return new Incident(
                key(group),
                journey.map(Labels::journey).orElse(key(group)),
                journey.map(Labels::model).map(JourneyModel::version).orElse(0),
                group.element(),
                journey.map(named -> named.element(group.element())).orElse(group.element()),
                null,
                group.message(),
                group.count(),
                group.first().toInstant(),
                group.last().toInstant());
    }

    /** The engine begins the id of a version with the journey's key. */
    private String key(FailedSteps.Group group) {
        return models.readable(group.definition())
                .map(JourneyModel::key)
                .orElse(group.definition().split(":", 2)[0]);
    }

    /** A step of a journey, over all its versions. */
    public record Step(String journey, String element) {}

    /** How many customers stand at each step because it failed, or because a step of a journey failed that it called. */
    public Map<Step, Long> byStep() {
        var waiting = failed.waiting().stream().map(group -> incident(group, Locale.ROOT));
        return Stream.concat(list(Locale.ROOT).stream(), waiting)
                .collect(Collectors.groupingBy(
                        incident -> new Step(incident.journey(), incident.element()),
                        Collectors.summingLong(Incident::customers)));
    }

    /** A step of one version, by the engine's id of it. */
    public record VersionStep(String definition, String element) {}

    /** How many events could not be handed to each step of a journey; one statement. */
    public Map<VersionStep, Long> undelivered(String journey) {
        return deliveries.groups().stream()
                .filter(group -> group.isOf(journey, null))
                .collect(Collectors.groupingBy(
                        group -> new VersionStep(group.definition(), group.element()),
                        Collectors.summingLong(FailedDeliveries.Group::count)));
    }

    /**
     * What a retry did.
     *
     * @param retried how many steps and events will be tried again
     * @param left how many of those asked for still wait, because one call takes {@link #AT_ONCE}
     */
    public record Retried(int retried, long left) {}

    /**
     * Tries failed steps again, with all their tries, and offers events again that could not be delivered.
     *
     * @param journey of this journey only, by its key; null means all
     * @param element of this step only; null means all
     * @param by the account of who asks, for the log
     * @throws NotFound when nothing that failed is meant by it
     */
    @Transactional
    public Retried retry(@Nullable String journey, @Nullable String element, String by) {
        var meant = failed.groups().stream()
                .filter(group -> journey == null || key(group).equals(journey))
                .filter(group -> element == null || group.element().equals(element))
                .toList();
        var kept = deliveries.groups().stream()
                .filter(group -> group.isOf(journey, element))
                .toList();
        if (meant.isEmpty() && kept.isEmpty()) {
            throw new NotFound("failed step");
        }
        var all = meant.stream().mapToLong(FailedSteps.Group::count).sum()
                + kept.stream().mapToLong(FailedDeliveries.Group::count).sum();
        var retried = 0;
        for (var group : meant) {
            if (retried < AT_ONCE) {
                retried += failed.retry(group.definition(), group.element(), settings.tries(), AT_ONCE - retried);
            }
        }
        for (var group : kept) {
            if (retried < AT_ONCE) {
                retried += deliveries.retry(group, AT_ONCE - retried);
            }
        }
        log.info("{} failed steps of {} tried again by {}", retried, journey == null ? "all journeys" : journey, by);
        return new Retried(retried, Math.max(0, all - retried));
    }
}
