package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.Cursor;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.RowTime;

/**
 * Addresses that nothing is sent to, not even transactional mails: a server has called them wrong for good, or a person
 * has said so. What a person does is kept with name and reason. A mailbox is one however it is written: RFC 5321 2.4 lets
 * a server tell large letters from small ones before the at sign and asks it not to, and no large one does.
 */
@Component
public class MailSuppressions {

    /** Reason: a mail server knows no such mailbox. */
    public static final String RECIPIENT_BAD = "RECIPIENT_BAD";

    /** Reason: a person said so. */
    public static final String PERSON = "PERSON";

    /**
     * An address.
     *
     * @param address personal
     * @param reason {@link #RECIPIENT_BAD} or {@link #PERSON}
     * @param by the account of the person; null when a server found out
     * @param note why they did it
     * @param messageRef the mail by which a server found out
     */
    public record Suppressed(
            String address,
            String reason,
            @Nullable String by,
            @Nullable String note,
            @Nullable String messageRef,
            Instant at) {}

    private static final Logger log = LoggerFactory.getLogger(MailSuppressions.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    MailSuppressions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(long id, Suppressed suppressed) {}

    /** The latest first. */
    public Page<Suppressed> list(@Nullable String cursor, int limit) {
        var rows = jdbc.sql("select * from mail_suppression where id < ? order by id desc fetch first ? rows only")
                .params(cursor == null ? Long.MAX_VALUE : Cursor.number(cursor), limit + 1)
                .query(MailSuppressions::read)
                .list();
        var counted =
                jdbc.sql("""
                        select count(*) from (select 1 from mail_suppression fetch first %d rows only) counted""".formatted(Page.COUNTED_TO + 1)).query(Long.class).single();
        return Page.of(rows, limit, counted, last -> Long.toString(last.id())).map(Row::suppressed);
    }

    /**
     * Sends nothing there any more; what waits is not sent either. Nothing but the record of the act changes when it is
     * suppressed already.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws InvalidValue when the reason is empty or too long
     */
    @Transactional
    public void add(MailAddress address, String by, String reason) {
        var why = ReasonText.read(reason);
        act(address.key(), "ADDED", by, why);
        insert(address.key(), PERSON, null, by, why);
        log.info("A mail address is suppressed by {}", by);
    }

    /**
     * Sends there again from now on.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when it is not suppressed
     * @throws InvalidValue when the reason is empty or too long
     */
    @Transactional
    public void remove(MailAddress address, String by, String reason) {
        var why = ReasonText.read(reason);
        if (!delete(address.key())) {
            throw new NotFound("suppressed address");
        }
        act(address.key(), "REMOVED", by, why);
        log.info("A mail address is suppressed no longer, by {}", by);
    }

    /**
     * A server knows no such mailbox.
     *
     * @param message the mail that found out
     */
    @Transactional
    public void add(String address, long message) {
        insert(key(address), RECIPIENT_BAD, message, null, null);
    }

    /**
     * What these mails found out is not believed any more; how many addresses that were.
     *
     * @param messages the mails
     */
    @Transactional
    public int removeFoundBy(List<Long> messages) {
        var found = jdbc.sql("select address from mail_suppression where reason = :reason and message_id in (:mails)")
                .param("reason", RECIPIENT_BAD)
                .param("mails", messages)
                .query(String.class)
                .list();
        found.forEach(address -> removeIfThere(address, "system", "the mail server knew nobody"));
        return found.size();
    }

    boolean contains(String address) {
        return jdbc.sql("select count(*) from mail_suppression where address = ?")
                        .param(key(address))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A person has a mail sent there again, and so knows better; in their transaction. */
    public void removeIfThere(String address, String by, String reason) {
        if (delete(key(address))) {
            act(key(address), "REMOVED", by, reason);
        }
    }

    private void insert(
            String address, String reason, @Nullable Long message, @Nullable String by, @Nullable String note) {
        jdbc.sql("""
                        insert into mail_suppression (address, reason, message_id, suppressed_by, note, at)
                        select :address, :reason, cast(:message as bigint), cast(:by as varchar(100)),
                            cast(:note as varchar(500)), cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from mail_suppression where address = :address)""")
                .param("address", address)
                .param("reason", reason)
                .param("message", message)
                .param("by", by)
                .param("note", note)
                .param("at", now())
                .update();
    }

    private boolean delete(String address) {
        return jdbc.sql("delete from mail_suppression where address = ?")
                        .param(address)
                        .update()
                == 1;
    }

    private void act(String address, String act, String by, String reason) {
        jdbc.sql("insert into mail_suppression_act (address, act, by_whom, reason, at) values (?, ?, ?, ?, ?)")
                .params(address, act, by, reason, now())
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var message = row.getLong("message_id");
        return new Row(
                row.getLong("id"),
                new Suppressed(
                        row.getString("address"),
                        row.getString("reason"),
                        row.getString("suppressed_by"),
                        row.getString("note"),
                        message == 0 ? null : Long.toString(message),
                        RowTime.read(row, "at")));
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
