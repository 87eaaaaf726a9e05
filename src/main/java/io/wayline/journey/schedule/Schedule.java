package io.wayline.journey.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.StartTimers;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.schedule.ScheduledJourney.Coming;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/**
 * The journeys that time begins: when they will do something, and what became of the moments that have passed. Reading it
 * is two statements, whatever has happened.
 */
@Component
public class Schedule {

    /** Nobody plans further ahead. */
    private static final Duration AHEAD = Duration.ofDays(400);

    private static final int MOMENTS = 7;
    private static final Duration A_DAY_OR_SO = Duration.ofHours(36);

    private final JourneyModels models;
    private final StartTimers timers;
    private final Outlook outlook;
    private final RuleWords words;
    private final ModelLabels labels;
    private final RunRows rows;
    private final Clock clock;
    private final ZoneId zone;

    Schedule(
            JourneyModels models,
            StartTimers timers,
            Outlook outlook,
            RuleWords words,
            ModelLabels labels,
            RunRows rows,
            Clock clock,
            ZoneId zone) {
        this.models = models;
        this.timers = timers;
        this.outlook = outlook;
        this.words = words;
        this.labels = labels;
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** All of them; the one that does something next comes first. */
    public List<ScheduledJourney> journeys(Locale reader) {
        var next = timers.next();
        return timed().map(journey -> scheduled(journey, next.get(journey.key()), reader))
                .sorted(Schedule::byNext)
                .toList();
    }

    /** One of them; nothing when no time begins this journey. */
    public Optional<ScheduledJourney> journey(String key, Locale reader) {
        return timed().filter(journey -> journey.key().equals(key))
                .map(journey -> scheduled(journey, timers.next().get(key), reader))
                .findFirst();
    }

    /** The moments up to then at which each of them will do something, by key, the first first. */
    public Map<String, List<Coming>> coming(Instant to) {
        var next = timers.next();
        return timed().filter(journey -> next.containsKey(journey.key()))
                .collect(Collectors.toMap(
                        JourneyModel::key,
                        journey -> acting(journey, next.get(journey.key()), to).toList()));
    }

    /** What did something in a span, or was to and did not, the oldest first. */
    public List<Run> ran(Instant from, Instant to) {
        return rows.between(from, to);
    }

    /** When a journey did something last, or was to. */
    public Optional<Run> last(String key) {
        return rows.last(key);
    }

    /**
     * What became of the moments of one journey, the newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws NotFound when no time begins such a journey
     */
    public Page<Run> runs(String key, @Nullable String cursor, int limit) {
        if (timed().noneMatch(journey -> journey.key().equals(key))) {
            throw new NotFound("campaign");
        }
        return rows.page(key, cursor, limit);
    }

    private Stream<JourneyModel> timed() {
        return models.latest().stream()
                .filter(journey -> JourneyTimer.of(journey.diagram()).isPresent());
    }

    private ScheduledJourney scheduled(JourneyModel journey, @Nullable Instant next, Locale reader) {
        var timer = JourneyTimer.of(journey.diagram()).orElseThrow();
        var names = labels.of(journey, reader);
        var choice = outlook.choice(journey.diagram()).map(FlowNode::id).map(names::element);
        return new ScheduledJourney(
                journey.key(),
                names.journey(),
                words.of(timer, choice.orElse(null), reader),
                choice.isEmpty() && isOften(timer),
                next == null
                        ? null
                        : acting(journey, next, clock.instant().plus(AHEAD))
                                .findFirst()
                                .orElse(null));
    }

    private Stream<Coming> acting(JourneyModel journey, Instant next, Instant to) {
        var diagram = journey.diagram();
        return JourneyTimer.of(diagram).orElseThrow().coming(next, to, zone).stream()
                .flatMap(moment -> {
                    var sight = outlook.at(diagram, moment);
                    return sight.acts() ? Stream.of(new Coming(moment, sight.sure())) : Stream.empty();
                });
    }

    private boolean isOften(JourneyTimer timer) {
        var first = clock.instant();
        var last = Optional.of(first);
        for (var each = 0; each < MOMENTS && last.isPresent(); each++) {
            last = timer.cycle().isEmpty()
                    ? Optional.empty()
                    : timer.cycle().get().next(last.get(), zone);
        }
        return last.filter(moment -> Duration.between(first, moment).compareTo(A_DAY_OR_SO.multipliedBy(MOMENTS)) <= 0)
                .isPresent();
    }

    private static int byNext(ScheduledJourney one, ScheduledJourney other) {
        var here = one.next() == null ? Instant.MAX : one.next().at();
        var there = other.next() == null ? Instant.MAX : other.next().at();
        var byTime = here.compareTo(there);
        return byTime == 0 ? one.key().compareTo(other.key()) : byTime;
    }
}
