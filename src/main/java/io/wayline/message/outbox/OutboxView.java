package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MailAttempt;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Reads the outbox for people and other systems. */
@Component
public class OutboxView {

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final ReasonFacts facts;

    OutboxView(JdbcClient jdbc, Attempts attempts, ReasonFacts facts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.facts = facts;
    }

    Map<MessageState, Long> counts() {
        var counts = new EnumMap<MessageState, Long>(MessageState.class);
        for (var state : MessageState.values()) {
            counts.put(state, 0L);
        }
        // those on their way and the others stand in different indexes
        jdbc.sql("""
                        select state, count(*) as messages from outbox_message
                        where state not in ('PENDING', 'CLAIMED', 'HANDOVER') group by state
                        union all
                        select state, count(*) from outbox_message where state = 'PENDING' group by state
                        union all
                        select state, count(*) from outbox_message where state in ('CLAIMED', 'HANDOVER') group by state""").query(row -> {
            counts.put(MessageState.valueOf(row.getString("state")), row.getLong("messages"));
        });
        return counts;
    }

    Page<Message> list(Messages.Filter filter, @Nullable String cursor, int limit) {
        var values = new LinkedHashMap<String, Object>();
        var where = where(filter, values);
        var counted = jdbc.sql(
                        "select count(*) from (select 1 from outbox_message m%s fetch first %d rows only) counted"
                                .formatted(where, Page.COUNTED_TO + 1))
                .params(values)
                .query(Long.class)
                .single();
        if (cursor != null) {
            where.append(" and m.id < :before");
            values.put("before", Cursor.number(cursor));
        }
        values.put("limit", limit + 1);
        var rows = jdbc.sql(
                        "select m.* from outbox_message m" + where + " order by m.id desc fetch first :limit rows only")
                .params(values)
                .query(this::read)
                .list();
        return Page.of(rows, limit, counted, Message::ref);
    }

    /** The latest mails that a journey asked for, for one customer, the newest first. */
    public List<Message> ofJourney(CustomerId customer, String journey, int most) {
        return jdbc.sql("""
                        select m.* from outbox_message m where m.customer_id = ? and m.origin_journey = ?
                        order by m.id desc fetch first ? rows only""")
                .params(customer.value(), journey, most)
                .query(this::read)
                .list();
    }

    /** The condition for a mail {@code m}, and into the map what stands in it. */
    public static StringBuilder where(Messages.Filter filter, Map<String, Object> values) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        wanted.put(
                "m.purpose = :purpose",
                filter.purpose() == null ? null : filter.purpose().name());
        wanted.put("m.template = :template", filter.template());
        wanted.put(
                "m.customer_ref = :customer",
                filter.customer() == null ? null : filter.customer().value());
        wanted.put(
                "m.created_at >= :since",
                filter.after() == null ? null : filter.after().atOffset(ZoneOffset.UTC));
        wanted.put(
                "m.created_at < :until",
                filter.before() == null ? null : filter.before().atOffset(ZoneOffset.UTC));
        var where = new StringBuilder(" where 1 = 1");
        if (filter.state() != null) {
            // as a literal: the indexes are on some states only, and some states have few mails
            where.append(" and m.state = '").append(filter.state().name()).append('\'');
        }
        wanted.forEach((condition, value) -> {
            if (value != null) {
                where.append(" and ").append(condition);
                values.put(condition.substring(condition.indexOf(':') + 1), value);
            }
        });
        return where;
    }

    Message get(String ref) {
        return number(ref).flatMap(id -> one("m.id = ?", id)).orElseThrow(() -> new NotFound("message"));
    }

    Optional<Message> withMessageId(String messageId) {
        return one("m.message_id = ?", messageId);
    }

    List<MailAttempt> attempts(String ref) {
        return number(ref).map(attempts::of).orElse(List.of());
    }

    Optional<Message.Content> content(String ref) {
        return number(ref)
                .flatMap(id -> jdbc.sql("""
                        select m.subject, c.html, c.text from outbox_message m
                        join outbox_content c on c.message_id = m.id where m.id = ?""")
                        .param(id)
                        .query((row, number) -> new Message.Content(
                                row.getString("subject"), row.getString("html"), row.getString("text")))
                        .optional());
    }

    private Optional<Message> one(String condition, Object value) {
        return jdbc.sql("select m.* from outbox_message m where " + condition)
                .param(value)
                .query(this::read)
                .optional();
    }

    /** The row that an opaque name stands for. */
    public static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private Message read(ResultSet row, int number) throws SQLException {
        return new Message(
                Long.toString(row.getLong("id")),
                new CustomerId(row.getString("customer_id")),
                new CustomerRef(row.getString("customer_ref")),
                MessageState.valueOf(row.getString("state")),
                row.getString("reason"),
                facts.read(row.getString("reason_facts")),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("template"),
                row.getString("locale"),
                MailOrigin.read(row),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("message_id"),
                row.getInt("attempts"),
                RowTime.read(row, "created_at"),
                RowTime.read(row, "next_attempt_at"),
                RowTime.readNullable(row, "sent_at"),
                row.getString("smtp_reply"),
                row.getString("error_class"),
                row.getObject("smtp_code", Integer.class),
                row.getString("enhanced_code"),
                row.getString("provider"),
                RowTime.readNullable(row, "expires_at"),
                RowTime.readNullable(row, "handover_at"),
                row.getInt("resends"),
                resolution(row));
    }

    private static Message.@Nullable Resolution resolution(ResultSet row) throws SQLException {
        var outcome = row.getString("resolution");
        return outcome == null
                ? null
                : new Message.Resolution(
                        outcome,
                        row.getString("resolved_by"),
                        RowTime.read(row, "resolved_at"),
                        row.getString("resolution_reason"));
    }
}
