package io.wayline.journey;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.EngineSettings;
import io.wayline.journey.engine.FailedSteps;
import io.wayline.journey.engine.JourneyModels;
import io.wayline.shared.NotFound;

/** Steps that failed for good, and the way to try them again when their cause is mended. */
@Component
public class Incidents {

    /** As many as are tried again by one call; the answer says how many are left. */
    public static final int AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private final FailedSteps failed;
    private final JourneyModels models;
    private final EngineSettings settings;

    Incidents(FailedSteps failed, JourneyModels models, EngineSettings settings) {
        this.failed = failed;
        this.models = models;
        this.settings = settings;
    }

    /** All of them by step and cause, the largest group first. */
    public List<Incident> list() {
        return failed.groups().stream()
                .map(group -> {
                    var journey = models.version(group.definition());
                    return new Incident(
                            journey.key(),
                            journey.name(),
                            journey.version(),
                            group.element(),
                            journey.label(group.element()),
                            group.message(),
                            group.count(),
                            group.first().toInstant(),
                            group.last().toInstant());
                })
                .toList();
    }

    /** A step of a journey, over all its versions. */
    record Step(String journey, String element) {}

    /** How many customers stand at each step because it failed. */
    Map<Step, Long> byStep() {
        return failed.groups().stream()
                .collect(Collectors.groupingBy(
                        group -> new Step(models.version(group.definition()).key(), group.element()),
                        Collectors.summingLong(FailedSteps.Group::count)));
    }

    /**
     * What a retry did.
     *
     * @param retried how many steps will be tried again
     * @param left how many of those asked for still wait, because one call takes {@link #AT_ONCE}
     */
    public record Retried(int retried, long left) {}

    /**
     * Tries failed steps again, with all their tries.
     *
     * @param journey of this journey only, by its key; null means all
     * @param element of this step only; null means all
     * @param by the account of who asks, for the log
     * @throws NotFound when nothing that failed is meant by it
     */
    @Transactional
    public Retried retry(@Nullable String journey, @Nullable String element, String by) {
        var meant = failed.groups().stream()
                .filter(group -> journey == null
                        || models.version(group.definition()).key().equals(journey))
                .filter(group -> element == null || group.element().equals(element))
                .toList();
        if (meant.isEmpty()) {
            throw new NotFound("failed step");
        }
        var all = meant.stream().mapToLong(FailedSteps.Group::count).sum();
        var retried = 0;
        for (var group : meant) {
            if (retried < AT_ONCE) {
                retried += failed.retry(group.definition(), group.element(), settings.tries(), AT_ONCE - retried);
            }
        }
        log.info("{} failed steps of {} tried again by {}", retried, journey == null ? "all journeys" : journey, by);
        return new Retried(retried, Math.max(0, all - retried));
    }
}
