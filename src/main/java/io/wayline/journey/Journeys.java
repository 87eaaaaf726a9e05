package io.wayline.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.JourneyStarter;
import io.wayline.journey.engine.model.ActiveElements;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.engine.statistics.ActivityCounts;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** The journeys: tells them what happened, and says where each customer stands. */
@Component
public class Journeys {

    private static final Logger log = LoggerFactory.getLogger(Journeys.class);
    private static final int DAYS_SHOWN = 7;

    private final Engine engine;
    private final ActivityCounts counts;
    private final JourneyStarter starter;
    private final ActiveElements activeElements;
    private final JourneyModels models;
    private final Instances instances;
    private final EntryLimit entries;
    private final Deliveries deliveries;
    private final ModelLabels labels;
    private final Timeline timeline;
    private final Clock clock;
    private final ZoneId zone;

    Journeys(
            Engine engine,
            ActivityCounts counts,
            JourneyStarter starter,
            ActiveElements activeElements,
            JourneyModels models,
            Instances instances,
            EntryLimit entries,
            Deliveries deliveries,
            ModelLabels labels,
            Timeline timeline,
            Clock clock,
            ZoneId zone) {
        this.engine = engine;
        this.counts = counts;
        this.starter = starter;
        this.activeElements = activeElements;
        this.models = models;
        this.instances = instances;
        this.entries = entries;
        this.deliveries = deliveries;
        this.labels = labels;
        this.timeline = timeline;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Tells the journeys of a customer that something happened, in the caller's transaction: brings the event to every
     * live instance that mentions its type, and starts every journey whose latest version begins with it, where
     * re-entry allows. Must be called once an event and customer by customer in order, as the correlator does.
     *
     * @return true when a journey listens to events of this type
     */
    boolean tell(BusinessEvent event, CustomerId customer) {
        var heard = false;
        for (var instance : instances.liveOf(customer)) {
            heard |= deliveries.bring(event, instance);
        }
        for (var journey : models.startedBy(event.type())) {
            if (isMeant(journey, event)) {
                heard = true;
                enter(journey, event, customer);
            }
        }
        return heard;
    }

    /** A start has no variables yet: what it is about is the journey itself, by its key. */
    private static boolean isMeant(JourneyModel journey, BusinessEvent event) {
        return journey.starts().stream()
                .filter(start -> start.type().equals(event.type()))
                .anyMatch(start -> start.about() == null || journey.key().equals(event.text(start.about())));
    }

    /** The journeys that an event of this type may start, by key, with their names for the reader. */
    public Map<String, String> startedBy(String type, Locale reader) {
        return models.startedBy(type).stream()
                .collect(Collectors.toMap(
                        JourneyModel::key,
                        journey -> labels.of(journey, reader).journey(),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private void enter(JourneyModel journey, BusinessEvent event, CustomerId customer) {
        var subject = journey.reEntry() instanceof ReEntry.PerSubject perSubject ? event.text(perSubject.field()) : "";
        if (subject == null) {
            log.warn("Event {} {} does not say which subject to enter {} for", event.id(), event.type(), journey.key());
            return;
        }
        if (entries.isPassed(journey, event, customer)) {
            starter.startStopped(
                    journey,
                    event,
                    customer,
                    instance -> began(instance, journey, event, customer, subject),
                    entries.passed());
        } else if (instances.enter(journey, customer, subject)) {
            starter.start(journey, event, customer, instance -> began(instance, journey, event, customer, subject));
        }
    }

    private void began(
            String instance, JourneyModel journey, BusinessEvent event, CustomerId customer, String subject) {
        instances.started(instance, journey, customer, subject);
        timeline.add(new Entry(
                customer,
                clock.instant(),
                "journey-started",
                Entry.Direction.INSIDE,
                Map.of("journey", journey.name(), "drawn", DrawnElement.journey(journey)),
                Cause.event(event)));
    }

    /** Every journey that can be entered now, in figures, in the order of their keys; with names for the reader. */
    public List<JourneyOverview> overview(Locale reader) {
        var live = byJourney(instances.live());
        var failed = counts.failures();
        var keys = models.latest().stream().map(JourneyModel::key).toList();
        var days = new ArrayList<Map<String, Long>>();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        for (var ago = DAYS_SHOWN - 1; ago >= 0; ago--) {
            var day = today.minusDays(ago);
            days.add(byJourney(instances.enteredBetween(
                    keys,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant())));
        }
        return models.latest().stream()
                .map(journey -> new JourneyOverview(
                        journey.key(),
                        labels.of(journey, reader).journey(),
                        journey.version(),
                        live.getOrDefault(journey.key(), 0L),
                        days.stream()
                                .map(day -> day.getOrDefault(journey.key(), 0L))
                                .toList(),
                        failed.getOrDefault(journey.key(), 0L)))
                .toList();
    }

    /** @throws NotFound when there is no journey of this key */
    public JourneyOverview overview(String key, Locale reader) {
        return overview(reader).stream()
                .filter(journey -> journey.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("journey"));
    }

    /**
     * The versions of a journey that still have customers on the way, and the latest, newest first, with who stands
     * where; with names for the reader.
     *
     * @throws NotFound when there is no journey of this key
     */
    public List<JourneyVersion> versions(String key, Locale reader) {
        var latest = models.latest().stream()
                .filter(journey -> journey.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("journey"));
        var live = instances.liveByVersion(key).stream()
                .collect(Collectors.toMap(Instances.OnVersion::definitionId, Instances.OnVersion::instances));
        live.putIfAbsent(latest.definition(), 0L);
        return live.entrySet().stream()
                .map(each -> version(labels.of(models.version(each.getKey()), reader), each.getValue()))
                .sorted(Comparator.comparingInt(JourneyVersion::version).reversed())
                .toList();
    }

    private JourneyVersion version(Labels journey, long live) {
        var steps = engine.standing(journey.model().definition()).stream()
                .map(step -> new JourneyVersion.Standing(
                        step.element(), journey.element(step.element()), step.here(), step.failed()))
                .toList();
        return new JourneyVersion(journey.model().version(), live, steps);
    }

    /** A customer's ways, those under way first, then the newest first; with names for the reader. */
    public List<Instance> of(CustomerId customer, int limit, Locale reader) {
        return read(instances.of(customer, limit), reader);
    }

    /** The way that a customer is on, from which this instance was called; the instance itself when it was not. */
    public String wayOf(String instance) {
        return engine.root(instance);
    }

    /** @throws NotFound when there is no instance of this id */
    public Instance instance(String id, Locale reader) {
        return instances
                .find(id)
                .map(row -> read(List.of(row), reader).get(0))
                .orElseThrow(() -> new NotFound("instance"));
    }

    /**
     * The customers on a journey, over all its versions, the newest first.
     *
     * @param liveOnly leaves out those who have reached an end
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @param reader in whose language journeys and steps are named
     * @throws NotFound when there is no journey of this key
     */
    public Page<Instance> instances(String key, boolean liveOnly, @Nullable String cursor, int limit, Locale reader) {
        if (models.latest().stream().noneMatch(journey -> journey.key().equals(key))
                && instances.count(key, false, 1) == 0) {
            throw new NotFound("journey");
        }
        var before = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
        var beforeId = "";
        if (cursor != null) {
            var last = Cursor.row(cursor, instances::find);
            before = last.startedAt();
            beforeId = last.id();
        }
        var rows = instances.list(key, liveOnly, before, beforeId, limit + 1);
        return Page.of(rows, limit, instances.count(key, liveOnly, Page.COUNTED_TO + 1), Instances.Row::id)
                .mapAll(found -> read(found, reader));
    }

    private List<Instance> read(List<Instances.Row> rows, Locale reader) {
        var live = rows.stream()
                .filter(row -> row.endedAt() == null)
                .map(Instances.Row::id)
                .toList();
        var standing = activeElements.of(live);
        return rows.stream()
                .map(row -> instance(row, standing.getOrDefault(row.id(), List.of()), reader))
                .toList();
    }

    /** A version that is gone, or that cannot be read any more, hides nobody who is on it. */
    private Instance instance(Instances.Row row, List<String> elements, Locale reader) {
        return labels.of(row.definitionId(), reader)
                .map(journey -> Instance.of(row, journey, elements))
                .orElseGet(() -> ofAVersionThatIsGone(row, elements, reader));
    }

    private Instance ofAVersionThatIsGone(Instances.Row row, Collection<String> elements, Locale reader) {
        var version = version(row.definitionId());
        return Instance.of(
                row,
                labels.journey(row.journey(), reader),
                version,
                element -> labels.drawn(row.journey(), version, element, "", reader),
                elements);
    }

    /** The engine writes it into the id, between the key and a suffix. */
    private static int version(String definition) {
        var parts = definition.split(":", 3);
        return parts.length == 3 && parts[1].matches("[0-9]{1,9}") ? Integer.parseInt(parts[1]) : 0;
    }

    private static Map<String, Long> byJourney(List<Instances.Live> counts) {
        return counts.stream().collect(Collectors.toMap(Instances.Live::journey, Instances.Live::instances));
    }
}
