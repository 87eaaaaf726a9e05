package io.wayline.message.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.operation.BulkResends.BulkResend;
import io.wayline.message.operation.BulkResends.State;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;

/** The rows of resends of many mails. */
@Component
class BulkResendRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    BulkResendRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that runs, with what the next part of it needs. */
    record Running(long id, BulkResend resend, long upTo, long lookedAt) {}

    long insert(Messages.Filter filter, State state, long upTo, long mails, String by, String reason) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into bulk_resend (state, mail_state, purpose, template, customer_ref, created_after,
                            created_before, up_to, looked_at, mails, resent, reason, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, ?, ?)""")
                .params(
                        state.name(),
                        filter.state() == null ? null : filter.state().name(),
                        filter.purpose() == null ? null : filter.purpose().name(),
                        filter.template(),
                        filter.customer() == null ? null : filter.customer().value(),
                        filter.after() == null ? null : filter.after().atOffset(ZoneOffset.UTC),
                        filter.before() == null ? null : filter.before().atOffset(ZoneOffset.UTC),
                        upTo,
                        mails,
                        reason.strip(),
                        by,
                        now())
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    Optional<BulkResend> find(long id) {
        return jdbc.sql("select * from bulk_resend where id = ?")
                .param(id)
                .query(BulkResendRows::read)
                .optional();
    }

    /** The same, for the caller alone until their transaction ends. */
    Optional<BulkResend> lock(long id) {
        return jdbc.sql("select * from bulk_resend where id = ? for update")
                .param(id)
                .query(BulkResendRows::read)
                .optional();
    }

    List<BulkResend> list() {
        return jdbc.sql("""
                        select * from bulk_resend
                        order by case when state in ('WAITING', 'RUNNING') then 0 else 1 end, id desc
                        fetch first 50 rows only""").query(BulkResendRows::read).list();
    }

    void decide(long id, State state, String by) {
        jdbc.sql("update bulk_resend set state = ?, decided_by = ?, decided_at = ?, ended_at = ? where id = ?")
                .params(state.name(), by, now(), state == State.WITHDRAWN ? now() : null, id)
                .update();
    }

    /** Those that run and do not rest, the oldest first. */
    List<Long> running() {
        return jdbc.sql("select r.id from bulk_resend r where r.state = 'RUNNING' and not "
                        + SetAside.rests(BulkResends.LOOP, "cast(r.id as varchar(20))", "?") + " order by r.id")
                .param(now())
                .query(Long.class)
                .list();
    }

    /** One that runs, for the caller alone until their transaction ends; empty when another node works on it. */
    Optional<Running> take(long id) {
        return jdbc.sql("select * from bulk_resend where id = ? and state = 'RUNNING' for update skip locked")
                .param(id)
                .query((row, number) -> new Running(
                        row.getLong("id"), read(row, number), row.getLong("up_to"), row.getLong("looked_at")))
                .optional();
    }

    void progress(Running of, long lookedAt, int resent) {
        jdbc.sql("update bulk_resend set looked_at = ?, resent = resent + ? where id = ?")
                .params(lookedAt, resent, of.id())
                .update();
    }

    /** One of its mails that had been passed by is in line again. */
    void resentLate(long id) {
        jdbc.sql("update bulk_resend set resent = resent + 1 where id = ?")
                .param(id)
                .update();
    }

    boolean isRunning(long id) {
        return jdbc.sql("select count(*) from bulk_resend where id = ? and state = 'RUNNING'")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void end(Running of) {
        jdbc.sql("update bulk_resend set state = 'DONE', ended_at = ? where id = ?")
                .params(now(), of.id())
                .update();
    }

    private static BulkResend read(ResultSet row, int number) throws SQLException {
        var purpose = row.getString("purpose");
        var customer = row.getString("customer_ref");
        return new BulkResend(
                Long.toString(row.getLong("id")),
                State.valueOf(row.getString("state")),
                new Messages.Filter(
                        MessageState.valueOf(row.getString("mail_state")),
                        purpose == null ? null : Purpose.valueOf(purpose),
                        row.getString("template"),
                        customer == null ? null : new CustomerRef(customer),
                        RowTime.readNullable(row, "created_after"),
                        RowTime.readNullable(row, "created_before")),
                row.getLong("mails"),
                row.getLong("resent"),
                row.getString("reason"),
                row.getString("asked_by"),
                RowTime.read(row, "asked_at"),
                row.getString("decided_by"),
                RowTime.readNullable(row, "ended_at"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
