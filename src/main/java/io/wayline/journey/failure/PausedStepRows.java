package io.wayline.journey.failure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.wayline.journey.engine.job.FailedTries;
import io.wayline.journey.engine.job.SuspendedJobs;
import io.wayline.shared.RowTime;

/** The rows of paused steps. Each change says whether this caller made it, so that of several nodes one acts. */
@Repository
public class PausedStepRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    PausedStepRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A step that is paused.
     *
     * @param probeAt when one is let through; null where a person paused it
     * @param probes how many were let through in vain
     * @param probe who is let through now, or null
     * @param byHand who paused it and why, or null when most of its tries failed
     * @param releasing whether it goes on, and those who waited are let go some at a time
     * @param resumedBy who let it go on; null when a probe passed, or it is paused
     */
    record Row(
            String id,
            String jobDefinition,
            String definitionId,
            String element,
            @Nullable String cause,
            int failed,
            int tries,
            Instant pausedAt,
            @Nullable Instant probeAt,
            int probes,
            @Nullable Probe probe,
            @Nullable ByHand byHand,
            boolean releasing,
            @Nullable String resumedBy) {}

    /**
     * That a person paused it.
     *
     * @param act the same for all that they paused together
     */
    record ByHand(String act, String by, String reason) {}

    /**
     * Somebody who was let through.
     *
     * @param retries the tries that were left
     * @param passed how often they had passed the step before
     */
    record Probe(String job, String instance, int retries, int passed) {}

    /** @throws DuplicateKeyException when another node was faster */
    void pause(SuspendedJobs.Run run, FailedTries.Worst worst, int failed, int tries, Instant probeAt) {
        jdbc.sql("""
                        insert into journey_step_pause (id, held, job_definition, definition_id, element, cause,
                            failed, tries, paused_at, probe_at, probes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        UUID.randomUUID().toString(),
                        run.jobDefinition(),
                        run.jobDefinition(),
                        run.definition(),
                        worst.element(),
                        worst.cause(),
                        failed,
                        tries,
                        RowTime.of(clock.instant()),
                        RowTime.of(probeAt))
                .update();
    }

    /** @throws DuplicateKeyException when it is paused already */
    void pause(String jobDefinition, String definition, String element, ByHand byHand) {
        jdbc.sql("""
                        insert into journey_step_pause (id, held, job_definition, definition_id, element, failed, tries,
                            paused_at, probes, act, paused_by, reason)
                        values (?, ?, ?, ?, ?, 0, 0, ?, 0, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        jobDefinition,
                        jobDefinition,
                        definition,
                        element,
                        RowTime.of(clock.instant()),
                        byHand.act(),
                        byHand.by(),
                        byHand.reason())
                .update();
    }

    /** All that were paused by one act and are so now. */
    List<Row> ofAct(String act) {
        return jdbc.sql("select * from journey_step_pause where act = ? and held is not null order by id")
                .param(act)
                .query(PausedStepRows::row)
                .list();
    }

    /** @return false when it goes on already */
    boolean releasing(String id, @Nullable String by, @Nullable String reason) {
        return jdbc.sql("""
                        update journey_step_pause
                        set releasing = true, probe_job = null, resumed_by = ?, resume_reason = ?
                        where id = ? and held is not null and releasing = false""").params(by, reason, id).update() == 1;
    }

    /** Whether it is still being let go; for this caller alone until their transaction ends. */
    boolean lockReleasing(String id) {
        return jdbc.sql("select id from journey_step_pause where id = ? and held is not null and releasing for update")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Those that are paused now, the longest first. */
    public List<Row> open() {
        return jdbc.sql("select * from journey_step_pause where held is not null order by paused_at, id")
                .query(PausedStepRows::row)
                .list();
    }

    public Optional<Row> open(String id) {
        return jdbc.sql("select * from journey_step_pause where id = ? and held is not null")
                .param(id)
                .query(PausedStepRows::row)
                .optional();
    }

    boolean probing(String id, Probe probe) {
        return jdbc.sql("""
                        update journey_step_pause
                        set probe_job = ?, probe_instance = ?, probe_retries = ?, probe_passed = ?, probe_at = ?
                        where id = ? and held is not null and probe_job is null""")
                        .params(
                                probe.job(),
                                probe.instance(),
                                probe.retries(),
                                probe.passed(),
                                RowTime.of(clock.instant()),
                                id)
                        .update()
                == 1;
    }

    /** Whoever was let through told nothing, or that nothing is mended; the next one comes later. */
    boolean probed(String id, String job, int probes, Instant next) {
        return jdbc.sql("""
                        update journey_step_pause set probe_job = null, probes = ?, probe_at = ?
                        where id = ? and held is not null and probe_job = ?""").params(probes, RowTime.of(next), id, job).update() == 1;
    }

    boolean resumed(String id, @Nullable String by) {
        return jdbc.sql("""
                        update journey_step_pause set held = null, probe_job = null, resumed_at = ?, resumed_by = ?
                        where id = ? and held is not null""").params(RowTime.of(clock.instant()), by, id).update() == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var job = row.getString("probe_job");
        var act = row.getString("act");
        return new Row(
                row.getString("id"),
                row.getString("job_definition"),
                row.getString("definition_id"),
                row.getString("element"),
                row.getString("cause"),
                row.getInt("failed"),
                row.getInt("tries"),
                RowTime.read(row, "paused_at"),
                RowTime.readNullable(row, "probe_at"),
                row.getInt("probes"),
                job == null
                        ? null
                        : new Probe(
                                job,
                                row.getString("probe_instance"),
                                row.getInt("probe_retries"),
                                row.getInt("probe_passed")),
                act == null ? null : new ByHand(act, row.getString("paused_by"), row.getString("reason")),
                row.getBoolean("releasing"),
                row.getString("resumed_by"));
    }
}
