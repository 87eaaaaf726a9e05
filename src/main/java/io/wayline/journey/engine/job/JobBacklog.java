package io.wayline.journey.engine.job;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.EngineSettings;

/** What the engine has to do and has not done yet. */
@Component
public class JobBacklog {

    /** As far as due jobs are counted. */
    public static final int COUNTED_TO = 10_000;

    private final JdbcClient jdbc;
    private final EngineSettings settings;

    JobBacklog(JdbcClient jdbc, EngineSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** How many jobs are due and held by no node, counted up to {@link #COUNTED_TO}. */
    public int due() {
        return jdbc.sql("""
                        select count(*) from (select id_ from act_ru_job
                            where (duedate_ is null or duedate_ <= :now) and retries_ > 0 and suspension_state_ = 1
                            and (lock_exp_time_ is null or lock_exp_time_ < :now)
                            fetch first :most rows only) due""")
                .param("now", now())
                .param("most", COUNTED_TO)
                .query(Integer.class)
                .single();
    }

    /** Whether a node holds a job just now. */
    public boolean isHeld() {
        return jdbc.sql("""
                        select count(*) from act_ru_job
                        where lock_owner_ is not null and lock_exp_time_ >= :now
                        and (duedate_ is null or duedate_ <= :now)""").param("now", now()).query(Integer.class).single() > 0;
    }

    /** How long a node has held the job that it has held longest; nothing when none is held. */
    public Duration oldestLock() {
        // only what is due is ever held; without that line this reads every timer that waits
        return jdbc.sql("""
                        select min(lock_exp_time_) from act_ru_job
                        where lock_owner_ is not null and (duedate_ is null or duedate_ <= :now)""")
                .param("now", now())
                .query(LocalDateTime.class)
                .optional()
                .map(ends -> Duration.between(ends.minus(settings.lock()), now()))
                .orElse(Duration.ZERO);
    }

    private static LocalDateTime now() {
        return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC);
    }
}
