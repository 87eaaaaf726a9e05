package io.wayline.note;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** The notes of colleagues. A note is never changed; it can be removed, and then its text is gone. */
@Component
public class Notes {

    /** What a notice says to whoever is named. */
    static final String MENTIONED = "mentioned";

    /** Those who have a page on which notices stand. */
    private static final Set<Role> TOLD = Set.of(Role.AGENT, Role.SUPERVISOR);

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    private static final String COLUMNS =
            "n.id, n.ref, n.customer_id, n.work, n.body, n.author, n.request_key, n.written_at";
    private static final Duration CONCERNS = Duration.ofDays(7);
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_WORK = 64;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Accounts accounts;
    private final Notices notices;
    private final Timeline timeline;
    private final Clock clock;

    Notes(JdbcClient jdbc, Customers customers, Accounts accounts, Notices notices, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.accounts = accounts;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Writes a note and tells whom it names, in the caller's transaction or one of its own. The same author, key,
     * and text a second time change nothing.
     *
     * @param work the opaque id of the piece of work beside which it is written, or null
     * @param text 1 to 2,000 characters, of several lines
     * @param author an account, or the name of a key
     * @param requestKey the author's own name of this note, 1 to 100 characters
     * @return the note, or the one that stands under this key with the same text
     * @throws InvalidValue when text, key, or work cannot be
     * @throws NotFound when there is no such customer
     */
    @Transactional
    public Note write(CustomerId customer, @Nullable String work, String text, String author, String requestKey) {
        var written = new NoteText(text);
        var key = checked("requestKey", requestKey, LONGEST_KEY);
        var beside = work == null ? null : checked("work", work, LONGEST_WORK);
        // locked, so that a note is never written under the id of somebody who is being merged, nor twice
        var about = customers.lock(customer).id();
        var known = find("n.author = ? and n.request_key = ?", author, key);
        if (known.isPresent() && !known.get().text().equals(written.value())) {
            // typed on while the note before was on its way: another note, and one of it however often it is sent
            key = UUID.nameUUIDFromBytes((key + "\n" + written.value()).getBytes(StandardCharsets.UTF_8))
                    .toString();
            known = find("n.author = ? and n.request_key = ?", author, key);
        }
        if (known.isPresent()) {
            return known.get();
        }
        var now = clock.instant();
        var ref = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into note (ref, customer_id, work, body, author, request_key, written_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(ref, about.value(), beside, written.value(), author, key, now.atOffset(ZoneOffset.UTC))
                .update();
        var note = find("n.ref = ?", ref).orElseThrow();
        timeline.add(new Entry(about, now, "note-written", Entry.Direction.INSIDE, Map.of(), Cause.actor(author)));
        for (var colleague : written.mentions(accounts.working(TOLD))) {
            mention(note, colleague);
        }
        LOG.info("Note {} written about customer {}", ref, about);
        return note;
    }

    private void mention(Note note, String colleague) {
        jdbc.sql("insert into note_mention (note_id, username) values (?, ?)")
                .params(note.id(), colleague)
                .update();
        if (!colleague.equals(note.author())) {
            notices.tell(colleague, MENTIONED, note.ref(), "note/%s/%s".formatted(note.ref(), colleague));
        }
    }

    /**
     * The notes about a customer, the newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Note> of(CustomerId customer, @Nullable String cursor, int limit) {
        var before = Cursor.parse(cursor);
        var notes = jdbc.sql("select " + COLUMNS + """
                         from note n where n.customer_id = ? and (n.written_at < ? or (n.written_at = ? and n.id < ?))
                        order by n.written_at desc, n.id desc fetch first ? rows only""")
                .params(customer.value(), before.rowTime(), before.rowTime(), before.id(), limit + 1)
                .query(Notes::note)
                .list();
        var counted = jdbc.sql("""
                        select count(*) from (select 1 from note where customer_id = ? fetch first ? rows only) counted""")
                .params(customer.value(), Page.COUNTED_TO + 1)
                .query(Long.class)
                .single();
        return Page.of(notes, limit, counted, last -> new Cursor(last.writtenAt(), last.id()).toString());
    }

    /** @throws NotFound when there is none, or none any more */
    public Note get(String ref) {
        return find("n.ref = ?", ref).orElseThrow(() -> new NotFound("note"));
    }

    /**
     * Removes a note for good, with the notices that lead to it. That there was one stays on the customer's timeline.
     *
     * @throws NotFound when there is none, or none any more
     */
    @Transactional
    public void remove(Note note, Cause cause) {
        var removed =
                jdbc.sql("delete from note where ref = ?").param(note.ref()).update();
        if (removed == 0) {
            throw new NotFound("note");
        }
        notices.withdraw(MENTIONED, note.ref());
        timeline.add(
                new Entry(note.customer(), clock.instant(), "note-removed", Entry.Direction.INSIDE, Map.of(), cause));
        LOG.info("Note {} removed", note.ref());
    }

    /** Whether a note of the last seven days about this customer names that account. */
    boolean names(CustomerId customer, String account) {
        return jdbc.sql("""
                        select 1 from note n join note_mention m on m.note_id = n.id
                        where n.customer_id = ? and m.username = ? and n.written_at > ? fetch first 1 rows only""")
                .params(customer.value(), account, OffsetDateTime.now(clock).minus(CONCERNS))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Optional<Note> find(String which, Object... values) {
        return jdbc.sql("select " + COLUMNS + " from note n where " + which)
                .params(values)
                .query(Notes::note)
                .optional();
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getLong("id"),
                row.getString("ref"),
                new CustomerId(row.getString("customer_id")),
                row.getString("work"),
                row.getString("body"),
                row.getString("author"),
                row.getString("request_key"),
                RowTime.read(row, "written_at"));
    }

    private static String checked(String field, String value, int longest) {
        if (value.isBlank() || value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    field, "is not one line of 1 to %d characters".formatted(longest), "send such, or leave it out");
        }
        return value;
    }
}
