package io.wayline.audience.enrolment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.RowTime;

/**
 * Runs for a test group: a few people are invited as everybody else would be, so that somebody sees what customers will see.
 * Whatever holds for mails holds for theirs. Such a run counts in no result.
 */
@Component
public class TestRuns {

    /** A test group is no audience. */
    public static final int MOST = 100;

    private final JdbcTemplate jdbc;
    private final Enrolments enrolments;
    private final Segments segments;
    private final SegmentCounts counts;
    private final ApplicationEventPublisher signals;
    private final OncePerKey once;
    private final Clock clock;

    TestRuns(
            JdbcTemplate jdbc,
            Enrolments enrolments,
            Segments segments,
            SegmentCounts counts,
            ApplicationEventPublisher signals,
            OncePerKey once,
            Clock clock) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.segments = segments;
        this.counts = counts;
        this.signals = signals;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Those whom a segment finds now, to be a test group.
     *
     * @throws io.wayline.shared.NotFound when there is no such segment
     * @throws InvalidValue when they are more than {@link #MOST}
     */
    public List<CustomerId> people(String segment) {
        var whom = counts.condition(segments.get(segment).rule());
        var found = jdbc.queryForList(
                "select c.id from customer c where " + whom.sql() + " order by c.id fetch first " + (MOST + 1)
                        + " rows only",
                String.class,
                whom.values().toArray());
        if (found.size() > MOST) {
            throw new InvalidValue(
                    "segment", "finds more than " + MOST, "choose one of people who agreed to be a test group");
        }
        return found.stream().map(CustomerId::new).toList();
    }

    /**
     * Begins one, in the caller's transaction or one of its own.
     *
     * @param campaign the key of the journey that they are invited into
     * @param segment where they were found; empty for people by name
     * @param people 1 to {@link #MOST} customers
     * @param onceKey asking again under the same name gives the run that there is
     * @throws InvalidValue when nobody can be invited into such a campaign, or these are none or too many
     */
    public Enrolment begin(String campaign, String segment, Collection<CustomerId> people, String by, String onceKey) {
        return once.of(
                () -> enrolments.find(onceKey).orElseGet(() -> beginNow(campaign, segment, people, by, onceKey)));
    }

    private Enrolment beginNow(
            String campaign, String segment, Collection<CustomerId> people, String by, String onceKey) {
        enrolments.checkCampaign(campaign);
        var ids = people.stream().map(CustomerId::value).distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new InvalidValue("people", "are none, or more than " + MOST, "name 1 to " + MOST);
        }
        var ref = UUID.randomUUID().toString();
        var now = RowTime.of(clock.instant());
        var version = segment.isEmpty() ? 0 : segments.get(segment).version();
        jdbc.update("""
                insert into enrolment (ref, once_key, segment, version, campaign, state, working_time, total, invited,
                    dropped, paced_until, asked_by, asked_at, test_run)
                values (?, ?, ?, ?, ?, 'RUNNING', false, ?, 0, 0, ?, ?, ?, true)""", ref, onceKey, segment, version, campaign, ids.size(), now, by, now);
        jdbc.batchUpdate(
                "insert into enrolment_member (enrolment, customer_id, state) values (?, ?, 'WAITING')",
                ids.stream().map(id -> new Object[] {ref, id}).toList());
        signals.publishEvent(new RunBegun(enrolments.get(ref)));
        return enrolments.get(ref);
    }
}
