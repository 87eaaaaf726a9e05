package io.wayline.intake.file;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Imports of the last days that could not go on, or that refused rows, until the same file has been taken whole. */
@Component
class ImportNeeds implements Needs {

    private static final Duration LATELY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportNeeds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.is(Role.OPERATIONS)) {
            return List.of();
        }
        return jdbc.sql("""
                        select coalesce(sum(case when r.state = 'FAILED' then 1 else 0 end), 0) as failed,
                            coalesce(sum(case when r.state = 'DONE' then 1 else 0 end), 0) as refused
                        from import_run r
                        where r.received_at >= ? and (r.state = 'FAILED' or r.state = 'DONE' and r.rows_refused > 0)
                            and not exists (select 1 from import_run l where l.received_at > r.received_at
                                and l.kind = r.kind and l.file_name = r.file_name and l.state = 'DONE'
                                and l.rows_refused = 0)""")
                .param(RowTime.of(clock.instant().minus(LATELY)))
                .query((row, number) -> List.of(
                        new Need(95, "failed-imports", Tone.LATE, row.getLong("failed"), "/imports"),
                        new Need(96, "refused-imports", Tone.SOON, row.getLong("refused"), "/imports")))
                .single();
    }
}
