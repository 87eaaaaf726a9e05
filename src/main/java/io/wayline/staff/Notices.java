package io.wayline.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;

/**
 * What colleagues must know, on the page where they work: a word for what it is, an id, and where to look; never a
 * customer's data. It stays until one of those it is for has seen to it.
 */
@Component
public class Notices {

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Clock clock;
    private final Map<String, String> paths;

    /** @throws IllegalStateException when two claim one kind */
    Notices(JdbcClient jdbc, Queues queues, Clock clock, Collection<NoticeKind> kinds) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.clock = clock;
        this.paths = kinds.stream().collect(Collectors.toUnmodifiableMap(NoticeKind::kind, NoticeKind::path));
    }

    /**
     * One notice.
     *
     * @param kind what it is, in a word; pages have a text for it
     * @param subject the opaque id of what it is about
     * @param path the address, in front of the subject, at which to look; null where there is nothing to look at
     */
    public record Notice(
            long id, String kind, String subject, @Nullable String path, Instant at) {}

    /**
     * Tells everybody of a role, or of a queue, in the caller's transaction; the same for the same key once.
     *
     * @param role null when it is for a queue
     * @param queue null when it is for a role
     * @param key the same for every try
     * @throws InvalidValue when it is for nobody
     */
    public void tell(@Nullable Role role, @Nullable String queue, String kind, String subject, String key) {
        if (role == null && queue == null) {
            throw new InvalidValue("role", "is missing, and so is the queue", "say whom to tell");
        }
        jdbc.sql("""
                        insert into staff_notice (notice_key, role, queue, kind, subject, made_at)
                        select ?, cast(? as varchar(20)), cast(? as varchar(60)), ?, ?, ?
                        where not exists (select 1 from staff_notice where notice_key = ?)""")
                .params(key, role == null ? null : role.name(), queue, kind, subject, now(), key)
                .update();
    }

    /**
     * Tells one person, in the caller's transaction; the same for the same key once.
     *
     * @param username the account
     * @param key the same for every try
     */
    public void tell(String username, String kind, String subject, String key) {
        jdbc.sql("""
                        insert into staff_notice (notice_key, username, kind, subject, made_at)
                        select ?, ?, ?, ?, ? where not exists (select 1 from staff_notice where notice_key = ?)""").params(key, username, kind, subject, now(), key).update();
    }

    /** The address, in front of the subject, at which to look; nothing for a kind that leads nowhere. */
    public Optional<String> path(String kind) {
        return Optional.ofNullable(paths.get(kind));
    }

    /** Takes back, in the caller's transaction, what leads to something that is no longer there. */
    public void withdraw(String kind, String subject) {
        jdbc.sql("delete from staff_notice where kind = ? and subject = ?")
                .params(kind, subject)
                .update();
    }

    /** What this person has not seen to yet, the newest first; at most 20. */
    public List<Notice> of(Person person) {
        var values = new ArrayList<Object>();
        var forThem = forThem(person, values);
        return jdbc.sql("select * from staff_notice where seen_at is null and " + forThem
                        + " order by made_at desc, id desc fetch first " + MOST_SHOWN + " rows only")
                .params(values)
                .query(this::notice)
                .list();
    }

    /**
     * This person has seen to it, for all whom it was for; again changes nothing.
     *
     * @throws NotFound when it is not for them
     */
    @Transactional
    public void seen(long id, Person by) {
        var values = new ArrayList<Object>(List.of(now(), by.username(), id));
        var forThem = forThem(by, values);
        var changed = jdbc.sql("update staff_notice set seen_at = coalesce(seen_at, ?), seen_by = coalesce(seen_by, ?)"
                        + " where id = ? and " + forThem)
                .params(values)
                .update();
        if (changed == 0) {
            throw new NotFound("notice");
        }
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        var kind = row.getString("kind");
        return new Notice(
                row.getLong("id"), kind, row.getString("subject"), paths.get(kind), RowTime.read(row, "made_at"));
    }

    private String forThem(Person person, List<Object> values) {
        var roles = person.roles().stream().map(Role::name).toList();
        var mine = queues.of(person.username());
        values.add(person.username());
        values.addAll(roles);
        values.addAll(mine);
        var byRole = roles.isEmpty() ? "1 = 0" : "role in (" + marks(roles.size()) + ")";
        return "(username = ? or " + byRole + (mine.isEmpty() ? "" : " or queue in (" + marks(mine.size()) + ")") + ")";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
