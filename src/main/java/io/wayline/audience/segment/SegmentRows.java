package io.wayline.audience.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.audience.rule.RuleReader;
import io.wayline.shared.RowTime;

/** The rows of segments and their versions. */
@Component
class SegmentRows {

    private static final String READ = """
            select v.*, s.newest from segment s join segment_version v on v.segment = s.segment""";

    private final JdbcClient jdbc;
    private final RuleReader rules;

    SegmentRows(JdbcClient jdbc, RuleReader rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * What stands in the row of a segment.
     *
     * @param shippedHash of the file as it was last read, or null
     */
    record Head(int version, int newest, @Nullable String shippedHash) {}

    Set<String> keys() {
        return Set.copyOf(
                jdbc.sql("select segment from segment").query(String.class).list());
    }

    List<Segment> all() {
        return jdbc.sql(READ + " and v.version = s.version order by s.segment")
                .query(this::read)
                .list();
    }

    Optional<Segment> find(String key) {
        return jdbc.sql(READ + " and v.version = s.version where s.segment = ?")
                .param(key)
                .query(this::read)
                .optional();
    }

    Optional<Segment> find(String key, int version) {
        return jdbc.sql(READ + " where s.segment = ? and v.version = ?")
                .params(key, version)
                .query(this::read)
                .optional();
    }

    /** The newest first. */
    List<Segment> versions(String key) {
        return jdbc.sql(READ + " where s.segment = ? order by v.version desc fetch first 200 rows only")
                .param(key)
                .query(this::read)
                .list();
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    Optional<Head> lock(String key) {
        return jdbc.sql("select version, newest, shipped_hash from segment where segment = ? for update")
                .param(key)
                .query((row, number) ->
                        new Head(row.getInt("version"), row.getInt("newest"), row.getString("shipped_hash")))
                .optional();
    }

    /** The first version of a new one, in the caller's transaction. */
    void make(String key, SegmentDraft draft, @Nullable String by, @Nullable String shippedHash, Instant at) {
        jdbc.sql("insert into segment (segment, version, newest, shipped_hash, changed_at) values (?, 1, 1, ?, ?)")
                .params(key, shippedHash, RowTime.of(at))
                .update();
        add(key, 1, draft, by, at);
    }

    void add(String key, int version, SegmentDraft draft, @Nullable String by, Instant at) {
        var words = draft.words();
        jdbc.sql("""
                        insert into segment_version (segment, version, name_en, name_zh, about_en, about_zh, rule,
                            made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        key,
                        version,
                        words.nameEn(),
                        words.nameZh(),
                        words.aboutEn(),
                        words.aboutZh(),
                        rules.write(draft.rule()).toString(),
                        by,
                        RowTime.of(at))
                .update();
    }

    void set(String key, Head head, Instant at) {
        jdbc.sql("update segment set version = ?, newest = ?, shipped_hash = ?, changed_at = ? where segment = ?")
                .params(head.version(), head.newest(), head.shippedHash(), RowTime.of(at), key)
                .update();
    }

    private Segment read(ResultSet row, int number) throws SQLException {
        return new Segment(
                row.getString("segment"),
                row.getInt("version"),
                row.getInt("newest"),
                new Segment.Words(
                        row.getString("name_en"),
                        row.getString("name_zh"),
                        row.getString("about_en"),
                        row.getString("about_zh")),
                rules.read(row.getString("rule")),
                row.getString("made_by"),
                RowTime.read(row, "made_at"));
    }
}
