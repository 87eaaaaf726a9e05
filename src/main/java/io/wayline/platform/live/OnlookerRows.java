package io.wayline.platform.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;
import io.wayline.shared.live.Onlookers;

/**
 * The rows of {@code live_onlooker}: which stream shows what to whom, and until when that holds unless its node says so
 * again.
 */
@Component
class OnlookerRows implements Onlookers {

    /** How often a node says again that its streams are there. */
    static final Duration RENEWED = Duration.ofSeconds(15);

    /** Time for two turns that come late. */
    private static final Duration LEASE = RENEWED.multipliedBy(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    OnlookerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Set<String>> of(String topic, Collection<String> things) {
        if (things.isEmpty()) {
            return Map.of();
        }
        var values = new ArrayList<Object>();
        values.add(topic);
        values.addAll(things);
        values.add(RowTime.of(clock.instant()));
        return byThing(jdbc.sql("select thing, username from live_onlooker where topic = ? and thing in (%s)"
                                .formatted(marks(things))
                        + " and seen_until > ?")
                .params(values)
                .query(OnlookerRows::read)
                .list());
    }

    @Override
    public Map<String, Set<String>> all(String topic) {
        return byThing(jdbc.sql("select thing, username from live_onlooker where topic = ? and seen_until > ?")
                .params(topic, RowTime.of(clock.instant()))
                .query(OnlookerRows::read)
                .list());
    }

    @Override
    public Map<String, Map<String, Instant>> since(String topic) {
        var people = new HashMap<String, Map<String, Instant>>();
        var now = clock.instant();
        jdbc.sql("select thing, username, since from live_onlooker where topic = ? and seen_until > ?")
                .params(topic, RowTime.of(now))
                .query(row -> {
                    var since = RowTime.readNullable(row, "since");
                    people.computeIfAbsent(row.getString("thing"), thing -> new HashMap<>())
                            .merge(row.getString("username"), since == null ? now : since, OnlookerRows::first);
                });
        return people;
    }

    private static Instant first(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** From now on this is what that stream shows; what it showed before, also on another node, is past. */
    void show(String stream, String username, Map<String, Set<String>> things) {
        var before = sinceOf(stream);
        hide(Set.of(stream));
        things.forEach((topic, all) ->
                all.forEach(thing -> insert(stream, username, topic, thing, before.get(topic + ":" + thing))));
    }

    /** A stream that was opened anew, for other topics or after its time, goes on looking at what it looked at. */
    private Map<String, Instant> sinceOf(String stream) {
        var since = new HashMap<String, Instant>();
        jdbc.sql("select topic, thing, since from live_onlooker where stream = ? and since is not null")
                .param(stream)
                .query(row -> {
                    since.put(row.getString("topic") + ":" + row.getString("thing"), RowTime.read(row, "since"));
                });
        return since;
    }

    /** They show nothing any more. */
    void hide(Set<String> streams) {
        if (!streams.isEmpty()) {
            jdbc.sql("delete from live_onlooker where stream in (%s)".formatted(marks(streams)))
                    .params(List.copyOf(streams))
                    .update();
        }
    }

    /** They are still there; one statement for all of a node, and one that sweeps what dead nodes left. */
    void renew(Set<String> streams) {
        var now = clock.instant();
        if (!streams.isEmpty()) {
            var values = new ArrayList<Object>();
            values.add(RowTime.of(now.plus(LEASE)));
            values.addAll(streams);
            jdbc.sql("update live_onlooker set seen_until = ? where stream in (%s)".formatted(marks(streams)))
                    .params(values)
                    .update();
        }
        jdbc.sql("delete from live_onlooker where seen_until < ?")
                .param(RowTime.of(now))
                .update();
    }

    private void insert(String stream, String username, String topic, String thing, @Nullable Instant since) {
        var now = clock.instant();
        try {
            jdbc.sql("""
                            insert into live_onlooker (stream, topic, thing, username, seen_until, since)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            stream,
                            topic,
                            thing,
                            username,
                            RowTime.of(now.plus(LEASE)),
                            RowTime.of(since == null ? now : since))
                    .update();
        } catch (DuplicateKeyException twice) {
            // the same browser came twice at the same moment, and is there
        }
    }

    private record Row(String thing, String username) {}

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("thing"), row.getString("username"));
    }

    private static Map<String, Set<String>> byThing(List<Row> rows) {
        var people = new HashMap<String, Set<String>>();
        rows.forEach(row ->
                people.computeIfAbsent(row.thing(), thing -> new TreeSet<>()).add(row.username()));
        return people;
    }

    private static String marks(Collection<String> of) {
        return String.join(", ", Collections.nCopies(of.size(), "?"));
    }
}
