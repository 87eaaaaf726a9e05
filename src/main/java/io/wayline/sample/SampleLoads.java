package io.wayline.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which sample data this database was given, and counted from which day. */
@Component
class SampleLoads {

    private final JdbcClient jdbc;
    private final Clock clock;

    SampleLoads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Load(LocalDate baseDay, boolean finished) {}

    Optional<Load> find(String name) {
        return jdbc.sql("select base_day, finished_at from sample_load where name = ?")
                .param(name)
                .query((row, number) ->
                        new Load(row.getObject("base_day", LocalDate.class), row.getObject("finished_at") != null))
                .optional();
    }

    /** Notes the beginning, once; a load that has begun keeps its day. */
    Load begin(String name) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into sample_load (name, started_at, base_day)
                        select ?, ?, ? where not exists (select 1 from sample_load where name = ?)""").params(name, now, now.toLocalDate(), name).update();
        return find(name).orElseThrow();
    }

    void finish(String name) {
        jdbc.sql("update sample_load set finished_at = ? where name = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), name)
                .update();
    }

    /** Whether the database has taken an event before, so that this is not its first start. */
    boolean isUsed() {
        return !jdbc.sql("select 1 from inbox_event fetch first 1 rows only")
                .query(Integer.class)
                .list()
                .isEmpty();
    }
}
