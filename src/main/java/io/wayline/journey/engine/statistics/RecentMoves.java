package io.wayline.journey.engine.statistics;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.live.Fingerprint;

/**
 * Whether anybody has moved on a journey, without counting who stands where: whoever moves has left a step. Two statements
 * for all journeys, each over a few rows of an index.
 */
@Component
public class RecentMoves {

    /**
     * So many steps that were left last are looked at. A journey whose steps fall out of them because others are busy looks
     * as if it had moved once more, which costs its readers one look.
     */
    private static final int LOOKED_AT = 500;

    private final JdbcClient jdbc;

    RecentMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number for each journey in which something has moved of late, by key; another one as soon as more has. */
    public Map<String, Long> fingerprints() {
        var prints = new HashMap<String, Long>();
        jdbc.sql("""
                        select id_, proc_def_key_ from act_hi_actinst where end_time_ is not null
                        order by end_time_ desc fetch first ? rows only""").param(LOOKED_AT).query(row -> {
            prints.merge(row.getString("proc_def_key_"), Fingerprint.of(row.getString("id_")), Long::sum);
        });
        jdbc.sql("""
                        select d.key_, count(*) as failures, max(n.incident_timestamp_) as last_at
                        from act_ru_incident n join act_re_procdef d on d.id_ = n.proc_def_id_
                        where n.incident_type_ = 'failedJob' group by d.key_""").query(row -> {
            prints.merge(
                    row.getString("key_"),
                    Fingerprint.of("failed", row.getLong("failures"), row.getString("last_at")),
                    Long::sum);
        });
        return prints;
    }
}
