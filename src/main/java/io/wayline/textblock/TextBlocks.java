package io.wayline.textblock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.Cursor;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Queues;
import io.wayline.textblock.InvalidBlock.Why;

/** The text blocks of the company. */
@Component
public class TextBlocks {

    /** In which they are written, the first first where nothing says which one is wanted. */
    public static final List<String> LANGUAGES = List.of("en", "zh-CN");

    private static final Logger LOG = LoggerFactory.getLogger(TextBlocks.class);
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_BODY = 4_000;

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Clock clock;

    TextBlocks(JdbcClient jdbc, Queues queues, Clock clock) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.clock = clock;
    }

    /** What somebody writes. */
    public record Draft(String name, String queue, String language, String body) {

        /** As it is kept: browsers send what they call a line break in two signs. */
        Draft tidy() {
            return new Draft(
                    name.strip(), queue, language, body.replace("\r\n", "\n").strip());
        }
    }

    /**
     * All of them by name.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<TextBlock> page(@Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.row(cursor, this::known);
        var rows = jdbc.sql("select * from text_block b"
                        + (after == null
                                ? ""
                                : " where (b.name_key, b.id) > (select l.name_key, l.id from text_block l where l.id = "
                                        + after + ")")
                        + " order by b.name_key, b.id fetch first " + (limit + 1) + " rows only")
                .query(TextBlocks::read)
                .list();
        var counted = jdbc.sql("select count(*) from (select 1 from text_block fetch first " + (Page.COUNTED_TO + 1)
                        + " rows only) counted")
                .query(Long.class)
                .single();
        return Page.of(rows, limit, counted, last -> String.valueOf(last.id()));
    }

    private Optional<Long> known(String cursor) {
        return cursor.matches("\\d{1,18}") ? find(Long.parseLong(cursor)).map(TextBlock::id) : Optional.empty();
    }

    /**
     * Those for a queue and for all queues in which some words stand, those of a language first, then by name.
     *
     * @param words empty for any
     */
    public List<TextBlock> matching(String queue, String language, String words, int limit) {
        var like = "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([%_!])", "!$1") + "%";
        return jdbc.sql("""
                        select * from text_block where queue in ('', ?) and (name_key like ? escape '!' or lower(body) like ? escape '!')
                        order by case when language = ? then 0 else 1 end, case when name_key like ? escape '!' then 0 else 1 end,
                            name_key, id
                        fetch first %d rows only""".formatted(limit))
                .params(queue, like, like, language, like)
                .query(TextBlocks::read)
                .list();
    }

    /** @throws NotFound when there is none, or none any more */
    public TextBlock get(long id) {
        return find(id).orElseThrow(() -> new NotFound("text block"));
    }

    private Optional<TextBlock> find(long id) {
        return jdbc.sql("select * from text_block where id = ?")
                .param(id)
                .query(TextBlocks::read)
                .optional();
    }

    /**
     * Adds one. The very same a second time changes nothing.
     *
     * @throws InvalidBlock when it cannot be
     */
    @Transactional
    public void create(Draft written, String by) {
        var draft = checked(written);
        if (isThere(draft)) {
            return;
        }
        try {
            jdbc.sql("""
                            insert into text_block (name, name_key, queue, language, body, version, changed_by, changed_at)
                            values (?, ?, ?, ?, ?, 0, ?, ?)""")
                    .params(
                            draft.name,
                            key(draft.name),
                            draft.queue,
                            draft.language,
                            draft.body,
                            by,
                            RowTime.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidBlock(Why.NAME_TAKEN);
        }
        LOG.info("Text block {} added by {}", draft.name, by);
    }

    private boolean isThere(Draft draft) {
        return jdbc.sql("select * from text_block where name_key = ? and queue = ? and language = ?")
                .params(key(draft.name), draft.queue, draft.language)
                .query(TextBlocks::read)
                .optional()
                .filter(there -> there.body().equals(draft.body))
                .isPresent();
    }

    /**
     * Changes one. The very same a second time changes nothing.
     *
     * @param version the version the caller saw
     * @throws InvalidBlock when it cannot be, or somebody has changed it meanwhile
     * @throws NotFound when there is none any more
     */
    @Transactional
    public void change(long id, Draft written, int version, String by) {
        var before = get(id);
        var draft = checked(written);
        if (draft.equals(new Draft(before.name(), before.queue(), before.language(), before.body()))) {
            return;
        }
        int changed;
        try {
            changed = jdbc.sql("""
                            update text_block set name = ?, name_key = ?, queue = ?, language = ?, body = ?,
                                version = version + 1, changed_by = ?, changed_at = ?
                            where id = ? and version = ?""")
                    .params(
                            draft.name,
                            key(draft.name),
                            draft.queue,
                            draft.language,
                            draft.body,
                            by,
                            RowTime.of(clock.instant()),
                            id,
                            version)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidBlock(Why.NAME_TAKEN);
        }
        if (changed == 0) {
            throw new InvalidBlock(Why.VERSION_STALE);
        }
        LOG.info("Text block {} changed by {}", id, by);
    }

    /** Removes one for good; what was written with it stays as it is. Done again it changes nothing. */
    @Transactional
    public void remove(long id, String by) {
        if (jdbc.sql("delete from text_block where id = ?").param(id).update() == 1) {
            LOG.info("Text block {} removed by {}", id, by);
        }
    }

    private Draft checked(Draft written) {
        var draft = written.tidy();
        if (draft.name.isEmpty()
                || draft.name.length() > LONGEST_NAME
                || key(draft.name).length() > LONGEST_NAME
                || draft.name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidBlock(Why.NAME_FORM);
        }
        if (!draft.queue.isEmpty()
                && queues.list().stream().noneMatch(queue -> queue.key().equals(draft.queue))) {
            throw new InvalidBlock(Why.QUEUE_UNKNOWN);
        }
        if (!LANGUAGES.contains(draft.language)) {
            throw new InvalidBlock(Why.LANGUAGE_UNKNOWN);
        }
        if (draft.body.isEmpty() || draft.body.length() > LONGEST_BODY) {
            throw new InvalidBlock(Why.BODY_FORM);
        }
        var unknown = Placeholder.unknown(draft.body);
        if (!unknown.isEmpty()) {
            throw new InvalidBlock(Why.PLACEHOLDER_UNKNOWN, "{" + unknown.get(0) + "}");
        }
        return draft;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static TextBlock read(ResultSet row, int number) throws SQLException {
        return new TextBlock(
                row.getLong("id"),
                row.getString("name"),
                row.getString("queue"),
                row.getString("language"),
                row.getString("body"),
                row.getInt("version"),
                row.getString("changed_by"),
                RowTime.read(row, "changed_at"));
    }
}
