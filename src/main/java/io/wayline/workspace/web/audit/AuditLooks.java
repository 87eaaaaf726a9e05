package io.wayline.workspace.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;
import io.wayline.workspace.web.audit.AuditFilter.Days;

/** Who looked at what people did: looking is an act, too. */
@Component
class AuditLooks {

    private static final int SHOWN = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One look. */
    public record Look(
            String username,
            Instant at,
            @Nullable String person,
            @Nullable CustomerId about,
            @Nullable String kind,
            LocalDate first,
            LocalDate last,
            boolean exported) {}

    void note(String username, AuditFilter filter, @Nullable CustomerId about, Days days, boolean exported) {
        jdbc.sql("""
                        insert into audit_look (username, looked_at, person, about, kind, first_day, last_day, exported)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        username,
                        RowTime.of(clock.instant()),
                        cut(filter.personOrNull(), 60),
                        about == null ? null : about.value(),
                        cut(filter.kindOrNull(), 60),
                        days.first(),
                        days.last(),
                        exported)
                .update();
    }

    /** The newest, a few. */
    List<Look> newest() {
        return jdbc.sql("select * from audit_look order by looked_at desc, id desc fetch first ? rows only")
                .param(SHOWN)
                .query(AuditLooks::read)
                .list();
    }

    private static Look read(ResultSet row, int number) throws SQLException {
        return new Look(
                row.getString("username"),
                RowTime.read(row, "looked_at"),
                row.getString("person"),
                row.getString("about") == null ? null : new CustomerId(row.getString("about")),
                row.getString("kind"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("exported"));
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
