package io.wayline.campaign.stop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.RunBegun;
import io.wayline.message.MessageControl.Scope;
import io.wayline.message.pace.MessageControls;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.shared.RowTime;

/**
 * Stops campaigns and lets them go on. While one is stopped its runs pause, also those that begin then, and none of the mails
 * that its journey asks for leaves. It goes on when a person says so, and never by itself.
 */
@Component
public class CampaignStops {

    /** Stands where a person's account would. */
    static final String BY = Enrolments.BY_ITSELF;

    private static final Logger log = LoggerFactory.getLogger(CampaignStops.class);
    private static final String WHY = "a stop rule of the campaign";
    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Enrolments enrolments;
    private final CampaignRuns runs;
    private final MessageControls controls;
    private final Clock clock;

    CampaignStops(JdbcClient jdbc, Enrolments enrolments, CampaignRuns runs, MessageControls controls, Clock clock) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.runs = runs;
        this.controls = controls;
        this.clock = clock;
    }

    /** Why it is stopped now; empty while it runs. */
    public Optional<Stop> of(String campaign) {
        return jdbc.sql("select * from campaign_stop where held = ?")
                .param(campaign)
                .query(CampaignStops::read)
                .optional();
    }

    /** All that are stopped now. */
    public List<Stop> all() {
        return jdbc.sql("select * from campaign_stop where held is not null order by id")
                .query(CampaignStops::read)
                .list();
    }

    /** Each time that it was stopped, the newest first; at most 20. */
    public List<Stop> history(String campaign) {
        return jdbc.sql("select * from campaign_stop where campaign = ? order by id desc fetch first " + SHOWN
                        + " rows only")
                .param(campaign)
                .query(CampaignStops::read)
                .list();
    }

    /** From when on its mails count: since somebody last let it go on. */
    Optional<Instant> countsFrom(String campaign) {
        return jdbc.sql("select max(resumed_at) as at from campaign_stop where campaign = ?")
                .param(campaign)
                .query((row, number) -> Optional.ofNullable(RowTime.readNullable(row, "at")))
                .single();
    }

    /**
     * Stops it; nothing happens when it is stopped already. Another node that is about to do the same waits, and then fails on
     * the row that is there.
     *
     * @return whether this call did it
     */
    @Transactional
    public boolean stop(String campaign, StopRules.Breach why) {
        if (of(campaign).isPresent()) {
            return false;
        }
        jdbc.sql("""
                        insert into campaign_stop (campaign, held, rule, hits, mails, allowed, stopped_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        campaign,
                        campaign,
                        why.rule().name(),
                        why.hits(),
                        why.mails(),
                        why.allowed(),
                        RowTime.of(clock.instant()))
                .update();
        controls.set(Scope.JOURNEY, campaign, true, null, null, WHY, BY);
        runs.inState(campaign, EnrolmentState.RUNNING).forEach(run -> enrolments.pause(run.ref(), BY, WHY));
        log.warn("Campaign {} is stopped: {} {} of {}", campaign, why.rule(), why.hits(), why.mails());
        return true;
    }

    /** What begins while it is stopped waits with the rest. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RunBegun begun) {
        if (!begun.run().state().isOver() && of(begun.run().campaign()).isPresent()) {
            enrolments.pause(begun.run().ref(), BY, WHY);
        }
    }

    /**
     * Lets it go on: its mails leave, and the runs that the stop paused invite again. What was counted until now counts no
     * more. Doing it twice is doing it once.
     *
     * @param by the account of who does
     * @param reason 1 to 500 characters
     * @throws NotFound when it was never stopped
     */
    @Transactional
    public void goOn(String campaign, String by, String reason) {
        var why = ReasonText.read(reason);
        var ended = jdbc.sql("""
                        update campaign_stop set held = null, resumed_at = ?, resumed_by = ?, reason = ?
                        where held = ?""")
                .params(RowTime.of(clock.instant()), by, why, campaign)
                .update();
        if (ended == 0) {
            if (history(campaign).isEmpty()) {
                throw new NotFound("stop");
            }
            return;
        }
        controls.set(Scope.JOURNEY, campaign, false, null, null, why, by);
        runs.inState(campaign, EnrolmentState.PAUSED).stream()
                .filter(run -> BY.equals(run.actedBy()))
                .forEach(run -> enrolments.resume(run.ref(), by, why));
        log.info("Campaign {} goes on by {}", campaign, by);
    }

    private static Stop read(ResultSet row, int number) throws SQLException {
        return new Stop(
                row.getLong("id"),
                row.getString("campaign"),
                StopRules.Rule.valueOf(row.getString("rule")),
                row.getLong("hits"),
                row.getLong("mails"),
                row.getBigDecimal("allowed"),
                RowTime.read(row, "stopped_at"),
                RowTime.readNullable(row, "resumed_at"),
                row.getString("resumed_by"),
                row.getString("reason"));
    }
}
