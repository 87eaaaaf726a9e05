package io.wayline.journey.byhand;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.journey.byhand.EntryRefused.Why;
import io.wayline.journey.engine.JourneyStarter;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Queues;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Starts ways for a customer because a person, or a system on its own account, asks for it. Each wish has a key of who
 * asks: the same again starts nothing and gives what it started before. The caller holds the customer's row, so that
 * nobody is merged away meanwhile, and knows that who asks may.
 */
@Component
public class ByHand {

    /** The journey that a piece of work runs in, which somebody describes. */
    private static final Duration LONGEST = Duration.ofDays(731);

    public static final String WORK = "task-by-hand";

    /** The journey in which a customer is called because somebody asked for it. */
    public static final String CALL = "call-by-hand";

    /** By when a call can be asked for. */
    public static final List<String> WITHIN = List.of("PT4H", "P1D", "P2D", "P5D");

    private static final Logger log = LoggerFactory.getLogger(ByHand.class);
    private static final int LONGEST_KEY = 100;

    private final JourneyModels models;
    private final JourneyStarter starter;
    private final Instances instances;
    private final ModelLabels labels;
    private final ByHandRows rows;
    private final Queues queues;
    private final BusinessCalendars calendars;
    private final Timeline timeline;
    private final Clock clock;

    ByHand(
            JourneyModels models,
            JourneyStarter starter,
            Instances instances,
            ModelLabels labels,
            ByHandRows rows,
            Queues queues,
            BusinessCalendars calendars,
            Timeline timeline,
            Clock clock) {
        this.models = models;
        this.starter = starter;
        this.instances = instances;
        this.labels = labels;
        this.rows = rows;
        this.queues = queues;
        this.calendars = calendars;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** A journey that people may start, by its key and its name for the reader. */
    public record Startable(String journey, String name) {}

    /** Those whose diagram says so, by name. */
    public List<Startable> startable(Locale reader) {
        return models.latest().stream()
                .filter(ByHand::isByHand)
                .map(journey ->
                        new Startable(journey.key(), labels.of(journey, reader).journey()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /**
     * Starts a journey.
     *
     * @param key the starter's own name of this wish, 1 to 100 characters
     * @return the way that began, or the one that this wish began before
     * @throws InvalidValue when there is no journey of this key
     * @throws NotByHand when its diagram does not say that people may start it
     * @throws EntryRefused when it does not let this customer enter now
     */
    @Transactional
    public String start(String journey, CustomerId customer, Cause by, String key) {
        var known = rows.started(by.ref(), checked(key));
        if (known.isPresent()) {
            return known.get();
        }
        var model = latest(journey)
                .orElseThrow(
                        () -> new InvalidValue("journey", "is none that can begin now", "choose one from the list"));
        if (!isByHand(model)) {
            throw new NotByHand();
        }
        enter(model, customer);
        return begin(model, Map.of(), customer, instance -> {
            rows.add(instance, model, customer, by.ref(), key, null);
            tell(
                    customer,
                    "journey-started",
                    Map.of("journey", model.name(), "drawn", DrawnElement.journey(model)),
                    by);
        });
    }

    /**
     * Gives a piece of work to a queue: a task about the customer, which is taken and completed as any other.
     *
     * @param key the giver's own name of this wish, 1 to 100 characters
     * @return the way that it runs in, or the one that this wish began before
     * @throws InvalidValue when there is no such queue, or its time has passed
     */
    @Transactional
    public String give(HandWork work, CustomerId customer, Cause by, String key) {
        var known = rows.started(by.ref(), checked(key));
        if (known.isPresent()) {
            return known.get();
        }
        var queue = queue(work);
        var due = work.due();
        if (due != null && !due.isAfter(clock.instant())) {
            throw new InvalidValue("due", "is not in the future", "send a moment that is still to come");
        }
        if (due != null && due.isAfter(clock.instant().plus(LONGEST))) {
            throw new InvalidValue("due", "is more than two years away", "send an earlier moment");
        }
        var until = due == null
                ? calendars.standard().plusWorkdays(clock.instant(), 1).at()
                : due;
        var values = Map.<String, Object>of(
                "queue", queue, "due", until.truncatedTo(ChronoUnit.SECONDS).toString());
        return described(WORK, work, values, customer, by, key);
    }

    /**
     * Asks for a call to the customer, which a queue makes at a time that it has free. Its time is nobody's before the
     * journey has booked it; where no call is possible, the way ends at once and says so.
     *
     * @param work what the call is about; its due time is left out
     * @param when by when or at which time, and what for
     * @param key the asker's own name of this wish, 1 to 100 characters
     * @return the way that it runs in, or the one that this wish began before
     * @throws InvalidValue when there is no such queue
     */
    @Transactional
    public String call(HandWork work, CallWish when, CustomerId customer, Cause by, String key) {
        var known = rows.started(by.ref(), checked(key));
        if (known.isPresent()) {
            return known.get();
        }
        var values = new HashMap<String, Object>(Map.of("queue", queue(work), "purpose", when.purpose()));
        if (when.at() == null) {
            values.put("within", when.within());
        } else {
            values.put("at", Date.from(when.at()));
        }
        return described(CALL, work, values, customer, by, key);
    }

    /**
     * The way that a wish began before, or nothing.
     *
     * @param key the asker's own name of this wish, 1 to 100 characters
     */
    public Optional<String> begun(Cause by, String key) {
        return rows.started(by.ref(), checked(key));
    }

    /** What was written by who gave the work of this task; nothing for a task that nobody gave. */
    public Optional<Given> given(String task) {
        return rows.given(task);
    }

    private String described(
            String journey, HandWork work, Map<String, Object> values, CustomerId customer, Cause by, String key) {
        var model = latest(journey).orElseThrow(() -> new NotFound("journey"));
        return begin(model, values, customer, instance -> {
            rows.add(instance, model, customer, by.ref(), key, work);
            tell(customer, journey.equals(CALL) ? "call-asked-for" : "task-given", Map.of("task", work.title()), by);
        });
    }

    private String queue(HandWork work) {
        return queues.list().stream()
                .map(Queues.Queue::key)
                .filter(work.queue()::equals)
                .findFirst()
                .orElseThrow(() -> new InvalidValue("queue", "is not one of ours", "choose one from the list"));
    }

    private String begin(
            JourneyModel journey, Map<String, Object> values, CustomerId customer, Consumer<String> keeping) {
        var begun = new String[1];
        starter.startByHand(journey, values, customer, instance -> {
            instances.started(instance, journey, customer, "");
            keeping.accept(instance);
            begun[0] = instance;
        });
        log.info("Journey {} started by hand for customer {}", journey.key(), customer);
        return begun[0];
    }

    private void enter(JourneyModel journey, CustomerId customer) {
        boolean entered;
        try {
            entered = instances.enter(journey, customer, "");
        } catch (DuplicateKeyException meanwhile) {
            throw new EntryRefused(Why.NOW, null);
        }
        if (!entered) {
            throw refused(journey, customer);
        }
    }

    private EntryRefused refused(JourneyModel journey, CustomerId customer) {
        var last = instances.lastEntry(journey.key(), customer).orElse(null);
        if (last != null && last.endedAt() == null) {
            return new EntryRefused(Why.NOW, last.startedAt());
        }
        return last != null && journey.reEntry() instanceof ReEntry.NotWithin
                ? new EntryRefused(Why.LATER, last.freeFrom())
                : new EntryRefused(Why.ONCE, last == null ? null : last.startedAt());
    }

    private void tell(CustomerId customer, String kind, Map<String, String> facts, Cause by) {
        timeline.add(new Entry(customer, clock.instant(), kind, Entry.Direction.INSIDE, facts, by));
    }

    private Optional<JourneyModel> latest(String key) {
        return models.latest().stream()
                .filter(journey -> journey.key().equals(key))
                .findFirst();
    }

    private static boolean isByHand(JourneyModel journey) {
        return journey.diagram().property(Property.BY_HAND).isPresent();
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidValue(
                    "key", "is not 1 to %d characters".formatted(LONGEST_KEY), "send a name of your own");
        }
        return key;
    }
}
