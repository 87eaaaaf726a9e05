package io.wayline.journey.catalogue.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/** Conversations about drawings. What was said is never changed; a thread is settled, and opened again by an answer. */
@Component
public class DrawingComments {

    /** In UTF-16 units, as the column counts at the most. */
    public static final int LONGEST = 2_000;

    /** How many threads of one journey can be open; more would be read by nobody. */
    static final int MOST_OPEN = 200;

    private static final int LONGEST_ELEMENT = 100;
    private static final int LONGEST_THREAD = 100;
    private static final Duration SETTLED_SEEN = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    DrawingComments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is open, and what was settled within the last 30 days: thread by thread, each from its first on. */
    public List<DrawingComment> of(String journey) {
        return jdbc.sql("""
                        select said.* from drawing_comment said
                        join drawing_comment first_one on first_one.id = said.thread
                        where first_one.journey_key = ? and (first_one.settled_at is null or first_one.settled_at > ?)
                        order by first_one.said_at, first_one.id,
                            case when said.id = said.thread then 0 else 1 end, said.said_at, said.id""")
                .params(journey, RowTime.of(clock.instant().minus(SETTLED_SEEN)))
                .query(DrawingComments::comment)
                .list();
    }

    /** How many threads are open. */
    public int countOpen(String journey) {
        return jdbc.sql(
                        "select count(*) from drawing_comment where journey_key = ? and id = thread and settled_at is null")
                .param(journey)
                .query(Integer.class)
                .single();
    }

    /**
     * Says something, in a transaction of its own. The same id a second time changes nothing. An answer opens a thread
     * that was settled.
     *
     * @param id a UUID that the caller made
     * @param thread the id of the first of what it answers, or null for a thread of its own
     * @param element what it is about; of an answer, that of its thread counts
     * @throws InvalidValue when it is empty, too long, no text, or one too many
     * @throws NotFound when there is no such thread in this journey
     */
    @Transactional
    public void say(String journey, String id, @Nullable String thread, String element, String words, String author) {
        var body = text(words);
        if (find(journey, uuid(id)).isPresent()) {
            return;
        }
        var first = Optional.ofNullable(thread).map(answered -> first(journey, answered));
        if (first.isEmpty() && element.length() > LONGEST_ELEMENT) {
            throw new InvalidValue("element", "is no id", "send that of what is drawn, or nothing");
        }
        if (first.isEmpty() ? countOpen(journey) >= MOST_OPEN : said(first.get().id()) >= LONGEST_THREAD) {
            throw new InvalidValue("words", "are one comment too many", "settle what is done with");
        }
        jdbc.sql("""
                        insert into drawing_comment (id, journey_key, thread, element, body, author, said_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        journey,
                        first.map(DrawingComment::id).orElse(id),
                        first.map(DrawingComment::element).orElse(element),
                        body,
                        author,
                        RowTime.of(clock.instant()))
                .update();
        first.filter(answered -> answered.settledBy() != null).ifPresent(answered -> reopen(journey, answered.id()));
    }

    /**
     * Says that a thread is done with. A second time changes nothing.
     *
     * @throws NotFound when there is no such thread in this journey
     */
    @Transactional
    public void settle(String journey, String thread, String by) {
        if (first(journey, thread).settledBy() == null) {
            jdbc.sql("update drawing_comment set settled_by = ?, settled_at = ? where id = ?")
                    .params(by, RowTime.of(clock.instant()), thread)
                    .update();
        }
    }

    /**
     * Opens it again.
     *
     * @throws NotFound when there is no such thread in this journey
     */
    @Transactional
    public void reopen(String journey, String thread) {
        first(journey, thread);
        jdbc.sql("update drawing_comment set settled_by = null, settled_at = null where id = ?")
                .param(thread)
                .update();
    }

    private DrawingComment first(String journey, String thread) {
        return find(journey, thread).filter(DrawingComment::isFirst).orElseThrow(() -> new NotFound("drawing-comment"));
    }

    private Optional<DrawingComment> find(String journey, String id) {
        return jdbc.sql("select * from drawing_comment where id = ? and journey_key = ?")
                .params(id, journey)
                .query(DrawingComments::comment)
                .optional();
    }

    private int said(String thread) {
        return jdbc.sql("select count(*) from drawing_comment where thread = ?")
                .param(thread)
                .query(Integer.class)
                .single();
    }

    private static String uuid(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException none) {
            throw new InvalidValue("id", "is no UUID", "make one for each comment");
        }
    }

    private static String text(String words) {
        var text = words.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw new InvalidValue("words", "are empty", "write what colleagues should know");
        }
        if (text.length() > LONGEST) {
            throw new InvalidValue(
                    "words", "have %d characters".formatted(text.length()), "write at the most " + LONGEST);
        }
        if (text.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\t')) {
            throw new InvalidValue("words", "have control characters", "send them without");
        }
        return text;
    }

    private static DrawingComment comment(ResultSet row, int number) throws SQLException {
        return new DrawingComment(
                row.getString("id"),
                row.getString("thread"),
                row.getString("element"),
                row.getString("body"),
                row.getString("author"),
                RowTime.read(row, "said_at"),
                row.getString("settled_by"),
                RowTime.readNullable(row, "settled_at"));
    }
}
