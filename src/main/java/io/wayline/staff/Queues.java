package io.wayline.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.page.OncePerRequest;

/** The queues that work waits in, and who takes from each. */
@Component
public class Queues {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;

    Queues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One queue.
     *
     * @param members account names, in order
     * @param version rises with each change; callers hand back the one they saw
     */
    public record Queue(String key, String nameEn, String nameZh, Set<String> members, int version) {}

    /** Every queue, by key. A company has dozens of them, not thousands. */
    @Transactional(readOnly = true)
    public List<Queue> list() {
        return OncePerRequest.read(Queues.class, "", this::all);
    }

    private List<Queue> all() {
        Map<String, Set<String>> members = jdbc
                .sql("select queue_key, username from staff_queue_member")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        return jdbc.sql("select queue_key, name_en, name_zh, version from staff_queue order by queue_key")
                .query((row, number) -> new Queue(
                        row.getString("queue_key"),
                        row.getString("name_en"),
                        row.getString("name_zh"),
                        members.getOrDefault(row.getString("queue_key"), Set.of()),
                        row.getInt("version")))
                .list();
    }

    /** The keys of the queues that this person takes from. */
    public Set<String> of(String username) {
        return OncePerRequest.read(
                Queues.class,
                username,
                () -> Set.copyOf(jdbc.sql("select queue_key from staff_queue_member where username = ?")
                        .param(username)
                        .query(String.class)
                        .list()));
    }

    /** Who takes from a queue, by account name; nobody where there is no such queue. */
    public Set<String> members(String key) {
        return Set.copyOf(jdbc.sql("select username from staff_queue_member where queue_key = ?")
                .param(key)
                .query(String.class)
                .list());
    }

    @Transactional
    public void create(String key, String nameEn, String nameZh, Collection<String> members) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidAccount(InvalidAccount.Why.QUEUE_KEY_FORM);
        }
        try {
            jdbc.sql("insert into staff_queue (queue_key, name_en, name_zh, version) values (?, ?, ?, 0)")
                    .params(key, name(nameEn), name(nameZh))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidAccount(InvalidAccount.Why.QUEUE_KEY_TAKEN);
        }
        join(key, members);
    }

    /** @param version the version the caller saw */
    @Transactional
    public void change(String key, String nameEn, String nameZh, Collection<String> members, int version) {
        var changed =
                jdbc.sql("""
                        update staff_queue set name_en = ?, name_zh = ?, version = version + 1
                        where queue_key = ? and version = ?""").params(name(nameEn), name(nameZh), key, version).update();
        if (changed == 0) {
            throw new InvalidAccount(InvalidAccount.Why.VERSION_STALE);
        }
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(key)
                .update();
        join(key, members);
    }

    private void join(String key, Collection<String> members) {
        try {
            Set.copyOf(members)
                    .forEach(member -> jdbc.sql("insert into staff_queue_member (queue_key, username) values (?, ?)")
                            .params(key, member)
                            .update());
        } catch (DataIntegrityViolationException noAccount) {
            throw new InvalidAccount(InvalidAccount.Why.MEMBER_UNKNOWN);
        }
    }

    private static String name(String name) {
        var text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new InvalidAccount(InvalidAccount.Why.NAME_LENGTH);
        }
        return text;
    }
}
