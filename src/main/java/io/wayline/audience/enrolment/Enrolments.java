package io.wayline.audience.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.audience.segment.Audience;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.journey.Journeys;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.RowTime;
import io.wayline.shared.live.Fingerprint;

/**
 * Runs that invite the customers of a segment into a campaign. Who is invited is written down first, by one statement;
 * {@link Pacer} then gives everybody their turn.
 */
@Component
public class Enrolments {

    /** The event by which a campaign starts for a customer. */
    public static final String INVITED = "campaign.invited";

    /** Stands for who pauses a run where no person does. */
    public static final String BY_ITSELF = "system";

    private static final Logger log = LoggerFactory.getLogger(Enrolments.class);
    private static final int LONGEST_KEY = 300;

    /** A run that ended longer ago does not move any more. */
    private static final Duration LATELY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Segments segments;
    private final SegmentCounts counts;
    private final Journeys journeys;
    private final ApplicationEventPublisher signals;
    private final OncePerKey once;
    private final Clock clock;

    Enrolments(
            JdbcClient jdbc,
            Segments segments,
            SegmentCounts counts,
            Journeys journeys,
            ApplicationEventPublisher signals,
            OncePerKey once,
            Clock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.counts = counts;
        this.journeys = journeys;
        this.signals = signals;
        this.once = once;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param segment whose customers
     * @param campaign the key of the journey that they are invited into
     * @param most how many at the most, drawn by chance; null for all
     * @param by the account of who asks, or the journey
     * @param onceKey names what is asked: asking again under the same name gives the run that there is
     */
    public record Wish(
            String segment,
            String campaign,
            Pace pace,
            @Nullable Integer most,
            String by,
            String onceKey) {}

    /**
     * Begins a run, in the caller's transaction or one of its own. Everybody whom the segment finds now is in it, however
     * the segment changes later.
     *
     * @throws NotFound when there is no such segment
     * @throws InvalidValue when nobody can be invited into such a campaign, or another run is called this
     */
    public Enrolment begin(Wish wish) {
        return once.of(() -> {
            var before = find(wish.onceKey());
            before.ifPresent(run -> checkSame(run, wish));
            return before.isPresent() ? before.get() : beginNow(wish);
        });
    }

    /** Nobody is given a run that is not what they ask for as if it were. */
    private static void checkSame(Enrolment run, Wish wish) {
        if (!run.segment().equals(wish.segment())
                || !run.campaign().equals(wish.campaign())
                || !run.pace().equals(wish.pace())
                || !Objects.equals(run.most(), wish.most())
                || !run.askedBy().equals(wish.by())) {
            throw new InvalidValue("requestKey", "stands for another run", "send a name that you have not used before");
        }
    }

    private Enrolment beginNow(Wish wish) {
        checkCampaign(wish.campaign());
        if (wish.most() != null && wish.most() < 1) {
            throw new InvalidValue("most", "is less than one", "give 1 or more, or leave it out for all");
        }
        var segment = segments.get(wish.segment());
        var whom = counts.condition(segment.rule());
        var ref = UUID.randomUUID().toString();
        var now = RowTime.of(clock.instant());
        var pace = wish.pace();
        jdbc.sql("""
                        insert into enrolment (ref, once_key, segment, version, campaign, state, rate, window_from,
                            window_to, working_time, most, total, invited, dropped, paced_until, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?)""")
                .params(
                        ref,
                        key(wish.onceKey()),
                        segment.key(),
                        segment.version(),
                        wish.campaign(),
                        pace.rate(),
                        EnrolmentRows.minute(pace.from()),
                        EnrolmentRows.minute(pace.to()),
                        pace.workingTime(),
                        wish.most(),
                        now,
                        wish.by(),
                        now)
                .update();
        var total = jdbc.sql("insert into enrolment_member (enrolment, customer_id, state)"
                        + " select cast(? as varchar(36)), c.id, 'WAITING' from customer c where " + whom.sql()
                        // ids have no order of their own: the first of them are drawn by chance
                        + (wish.most() == null ? "" : " order by c.id fetch first " + wish.most() + " rows only"))
                .param(ref)
                .params(whom.values())
                .update();
        jdbc.sql("update enrolment set total = ?, state = ?, ended_at = ? where ref = ?")
                .params(total, total == 0 ? "DONE" : "RUNNING", total == 0 ? now : null, ref)
                .update();
        log.info(
                "Run {}: {} customers of {} version {} are invited into {}",
                ref,
                total,
                segment.key(),
                segment.version(),
                wish.campaign());
        signals.publishEvent(new RunBegun(get(ref)));
        return get(ref);
    }

    /**
     * Takes a run away again that has just begun, in the caller's transaction, if nobody is in it.
     *
     * @return whether it is kept
     */
    @Transactional
    public boolean keepUnlessEmpty(Enrolment run) {
        return run.total() > 0
                || jdbc.sql("delete from enrolment where ref = ? and total = 0")
                                .param(run.ref())
                                .update()
                        == 0;
    }

    /** What a run would come to now, without beginning it. */
    public Audience preview(String segment) {
        return counts.reach(segments.get(segment).rule());
    }

    /** The journeys that customers can be invited into, by key, with their names for the reader. */
    public Map<String, String> campaigns(Locale reader) {
        return journeys.startedBy(INVITED, reader);
    }

    /** The run that was asked for under this name; empty when none was. */
    /**
     * The once-key of what somebody asks for by a page.
     *
     * @param press the page's own name of this press, so that of two of one page the second finds what the first began; blank
     *     for one of which nothing is known
     */
    public static String pressed(String by, String press) {
        return "page:%s:%s".formatted(by, press.isBlank() ? UUID.randomUUID() : press.strip());
    }

    Optional<Enrolment> find(String onceKey) {
        return find("once_key", key(onceKey));
    }

    /** @throws NotFound when there is none */
    public Enrolment get(String ref) {
        return find("ref", ref).orElseThrow(() -> new NotFound("enrolment"));
    }

    /**
     * The newest first.
     *
     * @param segment only runs of this one, or null
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<Enrolment> page(@Nullable String segment, @Nullable String cursor, int limit) {
        return segment == null
                ? EnrolmentRows.page(jdbc, "1 = 1", List.of(), cursor, limit)
                : EnrolmentRows.page(jdbc, "segment = ?", List.of(segment), cursor, limit);
    }

    /** A number for each of these segments that is another one as soon as one of its runs has moved. */
    public Map<String, Long> moves(Set<String> segments) {
        var moves = new HashMap<String, Long>();
        jdbc.sql("""
                        select segment, ref, state, invited, dropped, reason from enrolment
                        where segment in (:segments) and (state in ('RUNNING', 'PAUSED') or ended_at > :lately)""")
                .param("segments", segments)
                .param("lately", RowTime.of(clock.instant().minus(LATELY)))
                .query(row -> {
                    moves.merge(
                            row.getString("segment"),
                            Fingerprint.of(
                                    row.getString("ref"),
                                    row.getString("state"),
                                    row.getLong("invited"),
                                    row.getLong("dropped"),
                                    row.getString("reason")),
                            Long::sum);
                });
        return moves;
    }

    /**
     * Nobody is invited until it goes on; what was done is done.
     *
     * @throws EnrolmentOver when it has come to its end
     */
    @Transactional
    public Enrolment pause(String ref, String by, @Nullable String reason) {
        return act(ref, EnrolmentState.PAUSED, by, reason);
    }

    /** @throws EnrolmentOver when it has come to its end */
    @Transactional
    public Enrolment resume(String ref, String by, @Nullable String reason) {
        return act(ref, EnrolmentState.RUNNING, by, reason);
    }

    /**
     * Those who wait are never invited by this run.
     *
     * @throws EnrolmentOver when everybody has had their turn
     */
    @Transactional
    public Enrolment stop(String ref, String by, @Nullable String reason) {
        return act(ref, EnrolmentState.STOPPED, by, reason);
    }

    /** Waits for the turn that is under way, which is short; doing it twice is doing it once. */
    private Enrolment act(String ref, EnrolmentState to, String by, @Nullable String reason) {
        var why = ReasonText.read(reason);
        var now = RowTime.of(clock.instant());
        var state = jdbc.sql("select state from enrolment where ref = ? for update")
                .param(ref)
                .query((row, number) -> EnrolmentState.valueOf(row.getString("state")))
                .optional()
                .orElseThrow(() -> new NotFound("enrolment"));
        if (state == to) {
            return get(ref);
        }
        if (state.isOver()) {
            throw new EnrolmentOver();
        }
        jdbc.sql("""
                        update enrolment set state = ?, acted_by = ?, acted_at = ?, reason = ?, ended_at = ?,
                            paced_until = ? where ref = ?""")
                .params(to.name(), by, now, why, to.isOver() ? now : null, now, ref)
                .update();
        log.info("Run {} is {} by {}", ref, to, by);
        return get(ref);
    }

    void checkCampaign(String campaign) {
        var known = campaigns(Locale.ENGLISH).keySet();
        if (!known.contains(campaign)) {
            throw new InvalidValue(
                    "campaign",
                    "is no journey that begins with " + INVITED,
                    known.isEmpty()
                            ? "publish one first; there is none yet"
                            : "choose one of " + String.join(", ", known));
        }
    }

    private Optional<Enrolment> find(String column, String value) {
        return jdbc.sql("select * from enrolment where " + column + " = ?")
                .param(value)
                .query(EnrolmentRows::read)
                .optional();
    }

    private static String key(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidValue("requestKey", "has no 1 to 150 characters", "send a name of your own for this run");
        }
        return key;
    }
}
