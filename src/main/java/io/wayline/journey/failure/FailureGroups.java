package io.wayline.journey.failure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.journey.engine.job.FailingJobs;
import io.wayline.journey.engine.job.FailingJobs.Place;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;

/** What failed, by step and cause, whether it waits for a person or is still tried again by itself. */
@Component
public class FailureGroups {

    private static final int ID_LENGTH = 32;

    private final FailedSteps failed;
    private final FailingJobs jobs;
    private final FailedDeliveries deliveries;
    private final ModelLabels labels;

    FailureGroups(FailedSteps failed, FailingJobs jobs, FailedDeliveries deliveries, ModelLabels labels) {
        this.failed = failed;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.labels = labels;
    }

    /** All of them, first those in which most wait for a person; with names for the reader. */
    public List<FailureGroup> list(Locale reader) {
        var groups = new LinkedHashMap<Place, FailureGroup>();
        failed.groups().forEach(group -> {
            var place = new Place(group.definition(), group.element(), group.message());
            groups.put(place, failed(place, group, reader));
        });
        jobs.retried()
                .forEach(retried -> groups.compute(
                        retried.place(),
                        (place, known) -> with(known == null ? none(place, retried, reader) : known, retried)));
        var all = new ArrayList<>(groups.values());
        deliveries.groups().forEach(group -> all.add(delivery(group, reader)));
        all.sort(Comparator.comparingLong(FailureGroup::failed)
                .thenComparingLong(FailureGroup::retrying)
                .reversed()
                .thenComparing(FailureGroup::id));
        return List.copyOf(all);
    }

    public Optional<FailureGroup> find(String id, Locale reader) {
        return list(reader).stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** Where the customers of a group stand; nothing when there are none any more. */
    public Optional<Place> place(String id) {
        return find(id, Locale.ROOT)
                .filter(group -> group.event() == null)
                .map(group -> new Place(group.definition(), group.element(), group.cause()));
    }

    /** A group of which nobody may be left. */
    FailureGroup gone(Place place, Instant at, Locale reader) {
        return group(place, 0, at, at, reader);
    }

    static String id(Place place) {
        return id(place.definition(), place.element(), "", place.message());
    }

    private static String id(String definition, String element, String event, @Nullable String cause) {
        var whole = String.join("\n", definition, element, event, cause == null ? "" : cause);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private FailureGroup failed(Place place, FailedSteps.Group group, Locale reader) {
        return group(
                place, group.count(), group.first().toInstant(), group.last().toInstant(), reader);
    }

    private FailureGroup none(Place place, FailingJobs.Retried retried, Locale reader) {
        return group(place, 0, retried.first(), retried.last(), reader);
    }

    /** A version that cannot be read any more must not hide the failures of all others. */
    private FailureGroup group(Place place, long failed, Instant first, Instant last, Locale reader) {
        var named = labels.of(place.definition(), reader);
        var model = named.map(Labels::model);
        // the engine begins the id of a version with the journey's key
        var key = model.map(JourneyModel::key).orElse(place.definition().split(":", 2)[0]);
        return new FailureGroup(
                id(place),
                place.definition(),
                key,
                named.map(Labels::journey).orElse(key),
                model.map(JourneyModel::version).orElse(0),
                place.element(),
                named.map(labels -> labels.element(place.element())).orElse(place.element()),
                null,
                place.message(),
                failed,
                0,
                0,
                0,
                null,
                first,
                last);
    }

    private static FailureGroup with(FailureGroup group, FailingJobs.Retried retried) {
        return new FailureGroup(
                group.id(),
                group.definition(),
                group.journey(),
                group.journeyName(),
                group.version(),
                group.element(),
                group.step(),
                null,
                group.cause(),
                group.failed(),
                retried.count(),
                retried.held(),
                retried.tries(),
                retried.next(),
                group.first().isBefore(retried.first()) ? group.first() : retried.first(),
                group.last().isAfter(retried.last()) ? group.last() : retried.last());
    }

    private FailureGroup delivery(FailedDeliveries.Group group, Locale reader) {
        var incident = deliveries.incident(group, reader);
        return new FailureGroup(
                id(group.definition(), group.element(), group.type(), group.cause()),
                group.definition(),
                incident.journey(),
                incident.journeyName(),
                incident.version(),
                incident.element(),
                incident.step(),
                group.type(),
                group.cause(),
                group.count(),
                0,
                0,
                0,
                null,
                group.first(),
                group.last());
    }
}
