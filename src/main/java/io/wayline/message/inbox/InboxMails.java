package io.wayline.message.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/** The mails that ended here; only there while the embedded inbox is. */
public class InboxMails {

    private static final String COLUMNS =
            "id, received_at, message_id, sender, recipient, recipient_name, subject, read_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    InboxMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long keep(String sender, String recipient, byte[] source) {
        var mail = OpenMail.of(source);
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into inbox_mail
                            (received_at, message_id, sender, recipient, recipient_name, subject, source)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        now(),
                        cut(mail.messageId(), 255),
                        sender,
                        recipient,
                        cut(mail.recipientName(), 200),
                        cut(mail.subject(), 1000),
                        source)
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    /**
     * Mails, the newest first.
     *
     * @param page counted from 0
     */
    public List<InboxMail> list(int page, int size) {
        return jdbc.sql("select " + COLUMNS
                        + " from inbox_mail order by id desc offset :skip rows fetch first :size rows only")
                .param("skip", (long) page * size)
                .param("size", size)
                .query(InboxMails::read)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from inbox_mail").query(Long.class).single();
    }

    /** @throws NotFound when there is no such mail */
    public InboxMail get(long id) {
        return jdbc.sql("select " + COLUMNS + " from inbox_mail where id = ?")
                .param(id)
                .query(InboxMails::read)
                .optional()
                .orElseThrow(() -> new NotFound("mail"));
    }

    /** @throws NotFound when there is no such mail */
    public OpenMail open(long id) {
        return OpenMail.of(jdbc.sql("select source from inbox_mail where id = ?")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("mail")));
    }

    public void markRead(long id) {
        jdbc.sql("update inbox_mail set read_at = ? where id = ? and read_at is null")
                .params(now(), id)
                .update();
    }

    /** Throws every mail away; how many there were. */
    public int empty() {
        return jdbc.sql("delete from inbox_mail").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    private static InboxMail read(ResultSet row, int number) throws SQLException {
        return new InboxMail(
                row.getLong("id"),
                RowTime.read(row, "received_at"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                instant(row.getObject("read_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
