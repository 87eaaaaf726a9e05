package io.wayline.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.SqlRows;
import io.wayline.timeline.EntryKinds.Subject;

/** The story of each customer. Entries are added in the caller's transaction and never changed. */
@Component
public class Timeline {

    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final KnownKinds kinds;

    Timeline(JdbcClient jdbc, JsonMapper json, KnownKinds kinds) {
        this.jdbc = jdbc;
        this.json = json;
        this.kinds = kinds;
    }

    /** Adds an entry, in the caller's transaction. */
    public void add(Entry entry) {
        assert isKnown(entry) : entry.kind() + " is in no EntryKinds";
        jdbc.sql("""
                        insert into timeline_entry (customer_id, at, kind, direction, facts, cause_kind, cause_ref)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.customer().value(),
                        OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
                        entry.kind(),
                        entry.direction().name(),
                        json.writeValueAsString(entry.facts()),
                        entry.cause().kind().name(),
                        entry.cause().ref())
                .update();
    }

    /** Adds many entries with one statement, in the caller's transaction. */
    public void addAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        assert entries.stream().allMatch(this::isKnown) : entries + " are not all in EntryKinds";
        var rows = new SqlRows<>(entries);
        jdbc.sql("""
                        insert into timeline_entry (customer_id, at, kind, direction, facts, cause_kind, cause_ref)
                        select r.customer_id, cast(r.at as timestamp(6) with time zone), r.kind, r.direction, r.facts,
                            r.cause_kind, r.cause_ref
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array))
                            as r (customer_id, at, kind, direction, facts, cause_kind, cause_ref)""")
                .params(
                        rows.column(Entry::customer),
                        rows.column(Entry::at),
                        rows.column(Entry::kind),
                        rows.column(Entry::direction),
                        rows.column(entry -> json.writeValueAsString(entry.facts())),
                        rows.column(entry -> entry.cause().kind()),
                        rows.column(entry -> entry.cause().ref()))
                .update();
    }

    /**
     * The story of a customer, newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many entries at the most, 1 to 200
     */
    public Page<Item> of(CustomerId customer, @Nullable String cursor, int limit) {
        return of(customer, null, cursor, limit);
    }

    /** @param about what is looked for, or null for all */
    public Page<Item> of(CustomerId customer, @Nullable Subject about, @Nullable String cursor, int limit) {
        var before = Cursor.parse(cursor);
        var which = about == null ? List.<String>of() : List.copyOf(kinds.about(about));
        var kind = which.isEmpty()
                ? ""
                : " and kind in (%s)".formatted(String.join(", ", Collections.nCopies(which.size(), "?")));
        var told = jdbc.sql("""
                        select id, customer_id, at, kind, direction, facts, cause_kind, cause_ref from timeline_entry
                        where customer_id = ? and (at < ? or (at = ? and id < ?))""" + kind + " order by at desc, id desc fetch first ? rows only")
                .params(customer.value(), before.rowTime(), before.rowTime(), before.id())
                .params(which)
                .param(limit + 1)
                .query(this::item)
                .list();
        var counted = jdbc.sql("select count(*) from (select 1 from timeline_entry where customer_id = ?" + kind
                        + " fetch first ? rows only) counted")
                .param(customer.value())
                .params(which)
                .param(Page.COUNTED_TO + 1)
                .query(Long.class)
                .single();
        return Page.of(told, limit, counted, last -> new Cursor(last.entry().at(), last.id()).toString());
    }

    /** When something happened to each of these customers last, by their id; those to whom nothing has are left out. */
    public Map<String, Instant> latest(Set<String> customers) {
        var latest = new HashMap<String, Instant>();
        jdbc.sql("""
                        select c.id, (select max(e.at) from timeline_entry e where e.customer_id = c.id) as latest
                        from unnest(cast(? as varchar array)) as c (id)""").param(customers.toArray(String[]::new)).query(row -> {
            var at = RowTime.readNullable(row, "latest");
            if (at != null) {
                latest.put(row.getString("id"), at);
            }
        });
        return latest;
    }

    Item item(ResultSet row, int number) throws SQLException {
        Map<String, String> facts = json.readValue(row.getString("facts"), FACTS);
        return new Item(
                row.getLong("id"),
                new Entry(
                        new CustomerId(row.getString("customer_id")),
                        RowTime.read(row, "at"),
                        row.getString("kind"),
                        Entry.Direction.valueOf(row.getString("direction")),
                        facts,
                        new Cause(Cause.Kind.valueOf(row.getString("cause_kind")), row.getString("cause_ref"))));
    }

    /** A matter of tests: nothing that happened to a customer is lost because nobody has drawn an icon for it. */
    private boolean isKnown(Entry entry) {
        return kinds.all().contains(entry.kind());
    }

    /** An entry as it was kept, with its number. */
    public record Item(long id, Entry entry) {}
}
