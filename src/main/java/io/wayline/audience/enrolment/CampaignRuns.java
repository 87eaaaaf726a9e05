package io.wayline.audience.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Reads the runs of campaigns. */
@Component
public class CampaignRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The run of each campaign that was begun last, by the campaign's key; test runs are none. */
    public Map<String, Enrolment> last() {
        var last = new HashMap<String, Enrolment>();
        jdbc.sql("""
                        select * from enrolment e where not e.test_run and not exists (
                            select 1 from enrolment n where n.campaign = e.campaign and not n.test_run
                                and (n.asked_at > e.asked_at or n.asked_at = e.asked_at and n.ref > e.ref))""").query(EnrolmentRows::read).list().forEach(run -> last.put(run.campaign(), run));
        return last;
    }

    /** The run of a campaign that was begun last and is no test; empty before the first. */
    public Optional<Enrolment> last(String campaign) {
        return jdbc.sql("select * from enrolment where campaign = ? and not test_run"
                        + " order by asked_at desc, ref desc fetch first 1 rows only")
                .param(campaign)
                .query(EnrolmentRows::read)
                .optional();
    }

    /** The run of a campaign that was begun last, tests among them; empty before the first. */
    public Optional<Enrolment> newest(String campaign) {
        return jdbc.sql("select * from enrolment where campaign = ? order by asked_at desc, ref desc"
                        + " fetch first 1 rows only")
                .param(campaign)
                .query(EnrolmentRows::read)
                .optional();
    }

    /**
     * The runs of a campaign, the newest first, tests among them.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<Enrolment> page(String campaign, @Nullable String cursor, int limit) {
        return EnrolmentRows.page(jdbc, "campaign = ?", List.of(campaign), cursor, limit);
    }

    /** Whether it is still kept who was in it. */
    public boolean keepsPeople(String ref) {
        return jdbc.sql("select members_gone_at is null from enrolment where ref = ?")
                .param(ref)
                .query(Boolean.class)
                .single();
    }

    /** The runs of a campaign that stand so. */
    public List<Enrolment> inState(String campaign, EnrolmentState state) {
        return jdbc.sql("select * from enrolment where campaign = ? and state = ? order by ref")
                .params(campaign, state.name())
                .query(EnrolmentRows::read)
                .list();
    }

    /**
     * The campaigns that had a run since then, which goes on or has ended, with when it last invited anybody; test runs are
     * none.
     */
    public Map<String, Instant> activeSince(Instant since) {
        var now = RowTime.of(clock.instant());
        var active = new HashMap<String, Instant>();
        jdbc.sql("""
                        select campaign, max(coalesce(ended_at, :now)) as last_at from enrolment
                        where not test_run and (ended_at is null or ended_at >= :since) and invited > 0
                        group by campaign""").param("now", now).param("since", RowTime.of(since)).query(row -> {
            active.put(row.getString("campaign"), RowTime.read(row, "last_at"));
        });
        return active;
    }
}
