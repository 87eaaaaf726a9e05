package io.wayline.journey.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.EngineSettings;
import io.wayline.journey.engine.job.FailingJobs;
import io.wayline.journey.engine.job.FailingJobs.Place;
import io.wayline.journey.engine.job.FailingJobs.Standing;
import io.wayline.journey.engine.job.RetriedJobs;
import io.wayline.shared.CustomerId;

/** The customers at a step that failed, one by one: who they are, trying it again for them, and what became of that. */
@Component
public class StepRetries {

    /** What was tried again is shown as long as somebody may come back to look. */
    public static final Duration SHOWN = Duration.ofDays(2);

    private static final Logger log = LoggerFactory.getLogger(StepRetries.class);
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int PRESSES = 5;
    private static final int CAUSES = 3;

    private final FailureGroups groups;
    private final FailingJobs jobs;
    private final RetriedJobs retried;
    private final EngineSettings settings;
    private final Clock clock;

    StepRetries(FailureGroups groups, FailingJobs jobs, RetriedJobs retried, EngineSettings settings, Clock clock) {
        this.groups = groups;
        this.jobs = jobs;
        this.retried = retried;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Somebody who stands at a step because it failed.
     *
     * @param id for {@link #retry}
     * @param instance of the journey that an event started, which may have called the one that failed
     * @param journey that journey's key; null, like the customer, where it began by itself
     * @param failedAt since when it waits for a person; null while it is tried again by itself
     * @param tries how many are left
     * @param next when it is tried; null when that is at once, or it waits for a person
     * @param held whether it waits because the step or the customer is paused
     */
    public record FailedCustomer(
            String id,
            String instance,
            @Nullable String journey,
            @Nullable CustomerId customer,
            @Nullable Instant failedAt,
            int tries,
            @Nullable Instant next,
            boolean held) {

        private static FailedCustomer of(Standing row) {
            return new FailedCustomer(
                    row.job(),
                    row.instance(),
                    row.journey(),
                    row.customer() == null ? null : new CustomerId(row.customer()),
                    row.failedAt(),
                    row.tries(),
                    row.next(),
                    row.held());
        }
    }

    /** A page of those who stand there, those first who wait for a person. */
    public List<FailedCustomer> at(FailureGroup group, long from, int limit) {
        return group.event() != null
                ? List.of()
                : jobs.at(new Place(group.definition(), group.element(), group.cause()), from, limit).stream()
                        .map(FailedCustomer::of)
                        .toList();
    }

    /** Those of these who still stand at a step that failed. */
    public List<FailedCustomer> among(Collection<String> ids) {
        return jobs.among(ids).stream().map(FailedCustomer::of).toList();
    }

    /** The ids of those who stand there, in the same order; none when nobody is left. */
    public List<String> ids(String group, int most) {
        return groups.place(group).map(place -> jobs.ids(place, most)).orElse(List.of());
    }

    /**
     * Tries the step again for one, with all its tries and at once, in the caller's transaction.
     *
     * @param customer the id as {@link #ids} gives it
     * @param press the same for all who are tried again by one press
     * @param by the account of who asks
     * @return false when there was nothing to do: they went on, or are being tried already
     */
    @Transactional
    public boolean retry(String customer, String press, String by) {
        var place = jobs.place(customer);
        if (place.isEmpty()) {
            return false;
        }
        retried.begun(press, FailureGroups.id(place.get()), place.get(), by);
        if (!jobs.retry(customer, settings.tries())) {
            return false;
        }
        retried.retried(press, customer, settings.tries());
        log.info(
                "Step {} of {} tried again by {}",
                place.get().element(),
                place.get().definition(),
                by);
        return true;
    }

    /**
     * What became of one press.
     *
     * @param group where they stood
     * @param all how many were tried again
     * @param on how many went on since
     * @param again how many failed again
     * @param waiting how many wait for their turn
     * @param now why those failed again who did, where it is known: the groups in which they are now
     */
    public record Press(
            String id,
            FailureGroup group,
            String by,
            Instant at,
            long all,
            long on,
            long again,
            long waiting,
            List<FailureGroup> now) {

        public boolean isUnderWay() {
            return waiting > 0;
        }
    }

    /**
     * The last presses, the newest first.
     *
     * @param group of this group only; null means all
     */
    public List<Press> presses(@Nullable String group, Locale reader) {
        var found = retried.presses(group, clock.instant().minus(SHOWN), PRESSES);
        return found.stream()
                .map(press -> new Press(
                        press.run(),
                        groups.gone(press.place(), press.at(), reader),
                        press.by(),
                        press.at(),
                        press.all(),
                        press.on(),
                        press.again(),
                        press.waiting(),
                        press.again() == 0
                                ? List.of()
                                : retried.causes(press.run(), CAUSES).stream()
                                        .map(place -> groups.gone(place, press.at(), reader))
                                        .toList()))
                .toList();
    }

    /** The group as it was when one of its customers was last tried again; nothing when that was never or long ago. */
    public Optional<FailureGroup> last(String group, Locale reader) {
        return presses(group, reader).stream().map(Press::group).findFirst();
    }

    /** Drops what nobody looks for any more. */
    public void forget() {
        retried.forget(KEPT);
    }
}
