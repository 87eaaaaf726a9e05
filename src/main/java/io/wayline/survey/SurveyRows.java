package io.wayline.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** The rows of surveys. */
@Component
class SurveyRows {

    private final JdbcClient jdbc;

    SurveyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> refUnder(String key) {
        return jdbc.sql("select ref from survey where once_key = ?")
                .param(key)
                .query(String.class)
                .optional();
    }

    /** @return its ref */
    String insert(SurveyRequest asked, CustomerId customer, Locale language, Instant at, Instant expiresAt) {
        var ref = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into survey (ref, customer_id, kind, once_key, about, journey, instance_id, language,
                            asked_at, expires_at, changes, due_at)
                        values (:ref, :customer, :kind, :key, :about, :journey, :instance, :language, :at, :expires, 0,
                            :expires)""")
                .param("ref", ref)
                .param("customer", customer.value())
                .param("kind", asked.kind().name())
                .param("key", asked.key())
                .param("about", asked.about())
                .param("journey", asked.journey())
                .param("instance", asked.instance())
                .param("language", language.toLanguageTag())
                .param("at", RowTime.of(at))
                .param("expires", RowTime.of(expiresAt))
                .update();
        return ref;
    }

    void broughtBy(String ref, String message) {
        jdbc.sql("update survey set message_ref = ? where ref = ?")
                .params(message, ref)
                .update();
    }

    /** Keeps an answer, which settles at {@code settlesAt} unless it is changed. */
    void answer(String ref, int score, @Nullable String comment, Instant at, Instant settlesAt) {
        jdbc.sql("""
                        update survey set score = :score, answer_comment = :comment,
                            answered_at = coalesce(answered_at, :at), changed_at = :at, changes = changes + 1,
                            due_at = :settles
                        where ref = :ref""")
                .param("score", score)
                .param("comment", comment)
                .param("at", RowTime.of(at))
                .param("settles", RowTime.of(settlesAt))
                .param("ref", ref)
                .update();
    }

    /** @param forgetAt when its comment is dropped, or null without one */
    void settle(String ref, Instant at, @Nullable Instant forgetAt) {
        jdbc.sql("update survey set settled_at = ?, due_at = ? where ref = ?")
                .params(RowTime.of(at), RowTime.ofNullable(forgetAt), ref)
                .update();
    }

    void expire(String ref, Instant at) {
        jdbc.sql("update survey set expired_at = ?, due_at = null where ref = ?")
                .params(RowTime.of(at), ref)
                .update();
    }

    void dropComment(String ref) {
        jdbc.sql("update survey set answer_comment = null, due_at = null where ref = ?")
                .param(ref)
                .update();
    }

    /** Drops what is personal in all surveys of a customer; what has yet to settle or expire still does. */
    int erase(CustomerId customer) {
        return jdbc.sql("""
                        update survey set answer_comment = null, about = null,
                            due_at = case when settled_at is null then due_at end
                        where customer_id = ? and (answer_comment is not null or about is not null)""").param(customer.value()).update();
    }

    Optional<Survey> find(String ref) {
        return jdbc.sql("select * from survey where ref = ?")
                .param(ref)
                .query(SurveyRows::read)
                .optional();
    }

    /** Nobody else changes it until the caller's transaction ends. */
    Optional<Survey> lock(String ref) {
        return jdbc.sql("select * from survey where ref = ? for update")
                .param(ref)
                .query(SurveyRows::read)
                .optional();
    }

    /** The refs of those with which something is to be done by now, and that do not rest, the first due first. */
    List<String> due(Instant now, int limit) {
        return jdbc.sql("select ref from survey where due_at <= :now and not "
                        + SetAside.rests(SurveyUpkeep.LOOP, "survey.ref", ":now")
                        + " order by due_at, id fetch first " + limit + " rows only")
                .param("now", RowTime.of(now))
                .query(String.class)
                .list();
    }

    static Survey read(ResultSet row, int number) throws SQLException {
        return new Survey(
                row.getLong("id"),
                row.getString("ref"),
                new CustomerId(row.getString("customer_id")),
                SurveyKind.valueOf(row.getString("kind")),
                row.getString("about"),
                row.getString("journey"),
                row.getString("instance_id"),
                row.getString("message_ref"),
                Locale.forLanguageTag(row.getString("language")),
                RowTime.read(row, "asked_at"),
                RowTime.read(row, "expires_at"),
                RowTime.readNullable(row, "answered_at"),
                RowTime.readNullable(row, "changed_at"),
                row.getObject("score", Integer.class),
                row.getString("answer_comment"),
                RowTime.readNullable(row, "settled_at"),
                row.getInt("changes"));
    }
}
