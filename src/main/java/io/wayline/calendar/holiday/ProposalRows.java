package io.wayline.calendar.holiday;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.calendar.CalendarFollower.Effect;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.holiday.HolidayProposal.State;
import io.wayline.shared.RowTime;

/** The table behind proposals. Who writes locks the calendar's row. */
@Component
class ProposalRows {

    private static final String SELECT = """
            select p.*, c.version as now_version from calendar_proposal p
            join business_calendar c on c.calendar_key = p.calendar_key
            where p.calendar_key = ?""";

    private final JdbcClient jdbc;

    ProposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String key, HolidayProposal proposal) {
        jdbc.sql("""
                        insert into calendar_proposal (id, calendar_key, holiday_year, seen_version, file, state, open_key,
                            proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        proposal.id(),
                        key,
                        proposal.file().year(),
                        proposal.version(),
                        proposal.file().text(),
                        State.OPEN.name(),
                        key,
                        proposal.proposedBy(),
                        proposal.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that nobody has settled; it may have expired. */
    Optional<HolidayProposal> unsettled(String key) {
        return jdbc.sql(SELECT + " and p.open_key is not null")
                .param(key)
                .query(ProposalRows::proposal)
                .optional();
    }

    Optional<HolidayProposal> find(String key, String id) {
        return jdbc.sql(SELECT + " and p.id = ?")
                .params(key, id)
                .query(ProposalRows::proposal)
                .optional();
    }

    List<HolidayProposal> latest(String key, int most) {
        return jdbc.sql(SELECT + " order by p.proposed_at desc, p.id fetch first " + most + " rows only")
                .param(key)
                .query(ProposalRows::proposal)
                .list();
    }

    void settle(String id, State state, @Nullable String actor, Instant now, List<Effect> effects) {
        jdbc.sql("""
                        update calendar_proposal set state = ?, open_key = null, settled_by = ?, settled_at = ?, effects = ?
                        where id = ?""")
                .params(
                        state.name(),
                        actor,
                        now.atOffset(ZoneOffset.UTC),
                        effects.stream()
                                .map(effect -> effect.what() + "=" + effect.count())
                                .collect(Collectors.joining("\n")),
                        id)
                .update();
    }

    private static HolidayProposal proposal(ResultSet row, int number) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        var overtaken = row.getLong("seen_version") != row.getLong("now_version");
        @Nullable OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        @Nullable String effects = row.getString("effects");
        return new HolidayProposal(
                row.getString("id"),
                row.getLong("seen_version"),
                HolidayFile.read(row.getString("file").getBytes(StandardCharsets.UTF_8)),
                state == State.OPEN && overtaken ? State.EXPIRED : state,
                row.getString("proposed_by"),
                RowTime.read(row, "proposed_at"),
                row.getString("settled_by"),
                settledAt == null ? null : settledAt.toInstant(),
                effects == null
                        ? List.of()
                        : effects.lines().map(ProposalRows::effect).toList());
    }

    private static Effect effect(String line) {
        var equals = line.indexOf('=');
        return new Effect(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
    }
}
