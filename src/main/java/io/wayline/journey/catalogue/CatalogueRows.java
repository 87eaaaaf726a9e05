package io.wayline.journey.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.wayline.shared.RowTime;

/** The rows of things, and the one that whoever publishes holds. */
@Repository
class CatalogueRows {

    private static final int COUNTED_TO = 10_001;

    private final JdbcClient jdbc;

    CatalogueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often something was published. */
    long publications() {
        return jdbc.sql("select publications from catalogue_state where id = 1")
                .query(Long.class)
                .single();
    }

    /** Keeps others, on other nodes too, from publishing until the caller's transaction ends. */
    long lock() {
        return jdbc.sql("select publications from catalogue_state where id = 1 for update")
                .query(Long.class)
                .single();
    }

    void countPublication() {
        jdbc.sql("update catalogue_state set publications = publications + 1 where id = 1")
                .update();
    }

    Optional<CatalogueItem> find(ItemId id) {
        return jdbc.sql("select * from catalogue_item where kind = ? and item_key = ?")
                .params(id.kind().name(), id.key())
                .query(CatalogueRows::item)
                .optional();
    }

    List<CatalogueItem> all() {
        return jdbc.sql("select * from catalogue_item order by kind, item_key")
                .query(CatalogueRows::item)
                .list();
    }

    /** Journeys first, then decisions and forms; each by key. */
    List<CatalogueItem> behind(@Nullable ItemId last, int limit) {
        var from = last == null ? "" : rank(last.kind().name()) + " " + last.key();
        return jdbc.sql("""
                        select i.* from (select c.*, %s || ' ' || item_key as place from catalogue_item c) i
                        where place > ? order by place fetch first %d rows only""".formatted(RANK, limit))
                .param(from)
                .query(CatalogueRows::item)
                .list();
    }

    private static final String RANK = "case kind when 'JOURNEY' then '1' when 'DECISION' then '2' else '3' end";

    private static String rank(String kind) {
        return switch (ItemKind.valueOf(kind)) {
            case JOURNEY -> "1";
            case DECISION -> "2";
            case FORM -> "3";
        };
    }

    /** How many there are; no further than lists count. */
    long count() {
        return jdbc.sql("select count(*) from (select 1 as one from catalogue_item fetch first " + COUNTED_TO
                        + " rows only) counted")
                .query(Long.class)
                .single();
    }

    /** How many wait for a person. */
    long waiting() {
        return jdbc.sql("select count(*) from catalogue_item where waiting is not null")
                .query(Long.class)
                .single();
    }

    void add(ItemId id, String folder, Instant at) {
        jdbc.sql("""
                        insert into catalogue_item (kind, item_key, folder, newest, changed_at)
                        values (?, ?, ?, 0, ?)""").params(id.kind().name(), id.key(), folder, RowTime.of(at)).update();
    }

    void set(ItemId id, @Nullable Integer live, @Nullable Integer waiting, int newest, Instant at) {
        jdbc.sql("""
                        update catalogue_item set live = ?, waiting = ?, newest = ?, changed_at = ?
                        where kind = ? and item_key = ?""")
                .params(live, waiting, newest, RowTime.of(at), id.kind().name(), id.key())
                .update();
    }

    /** The place and number of what came with the product under this hash. */
    Optional<Shipped> shipped(ItemId id, String bundleHash) {
        return jdbc.sql("""
                        select place, number from catalogue_shipped
                        where kind = ? and item_key = ? and bundle_hash = ?""")
                .params(id.kind().name(), id.key(), bundleHash)
                .query((row, at) -> new Shipped(row.getInt("place"), row.getInt("number")))
                .optional();
    }

    /** The newest of what came with the product. */
    Optional<Shipped> newestShipped(ItemId id) {
        return jdbc.sql("""
                        select place, number from catalogue_shipped
                        where kind = ? and item_key = ? order by place desc fetch first 1 rows only""")
                .params(id.kind().name(), id.key())
                .query((row, at) -> new Shipped(row.getInt("place"), row.getInt("number")))
                .optional();
    }

    void addShipped(ItemId id, String bundleHash, int number, Instant at) {
        var place = newestShipped(id).map(Shipped::place).orElse(0) + 1;
        jdbc.sql("""
                        insert into catalogue_shipped (kind, item_key, bundle_hash, place, number, seen_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(id.kind().name(), id.key(), bundleHash, place, number, RowTime.of(at))
                .update();
    }

    /**
     * What came with the product once.
     *
     * @param place the highest is the newest
     * @param number of the version that it became
     */
    record Shipped(int place, int number) {}

    static ItemId id(ResultSet row) throws SQLException {
        return new ItemId(ItemKind.valueOf(row.getString("kind")), row.getString("item_key"));
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static CatalogueItem item(ResultSet row, int number) throws SQLException {
        return new CatalogueItem(
                id(row),
                row.getString("folder"),
                integer(row, "live"),
                integer(row, "waiting"),
                row.getInt("newest"),
                RowTime.read(row, "changed_at"));
    }
}
