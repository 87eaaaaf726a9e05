package io.wayline.customer.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerRow;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.Visibility;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/**
 * Finds customers by how their name, ref, mail address, or phone number begins. Rows and words that the viewer may not
 * see are left out by the statements themselves, and whatever is asked, one page takes at most three of them.
 */
@Component
public class CustomerSearch {

    /** A beginning that fits more customers than these means none of them. */
    private static final int MEANT = 1_000;

    private static final String UP_TO = " fetch first " + (Page.COUNTED_TO + 1) + " rows only";

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final List<SearchFilter> filters;

    CustomerSearch(JdbcClient jdbc, Visibility visibility, List<SearchFilter> filters) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.filters = filters;
    }

    /** In what order customers are listed. */
    public enum Order {
        /** By the word that was found, in the order of the alphabet; without a text to find, as NEWEST. */
        MATCH,
        /** Those with us for the shortest time first. */
        NEWEST,
        OLDEST,
        NAME
    }

    /**
     * What to look for.
     *
     * @param text how something about them begins; null or blank finds all
     * @param lifecycle where they stand; null is anywhere
     * @param tag a tag they have, or null
     * @param owner the account that looks after them, or null
     * @param further values for the filters of other features, by their names
     */
    public record Query(
            @Nullable String text,
            @Nullable Lifecycle lifecycle,
            @Nullable String tag,
            @Nullable String owner,
            Map<String, String> further,
            Order order) {

        public static final Query ALL = new Query(null, null, null, null, Map.of(), Order.MATCH);
    }

    /**
     * Customers who match and whom the viewer sees.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Customer> find(Query query, Viewer viewer, @Nullable String cursor, int limit) {
        var range = range(query, viewer);
        var rows = range != null && query.order() == Order.MATCH
                ? byWord(range, which(query, viewer), cursor, limit + 1)
                : byColumn(query.order(), range, parts(query, viewer), cursor, limit + 1);
        return Page.of(
                rows,
                limit,
                count(range, query, viewer),
                customer -> customer.id().value());
    }

    /**
     * As {@link #find} for a text alone, without counting: one statement, or two from the second page on. Nobody for a
     * text in which nothing is left to look for.
     */
    public Page<Customer> beginning(String text, Viewer viewer, @Nullable String cursor, int limit) {
        return uncounted(range(text, viewer), viewer, cursor, limit);
    }

    /**
     * Customers whose phone number ends so and whom the viewer sees, without counting. Who sees numbers behind a mask
     * finds by exactly the four digits that it leaves to read.
     *
     * @param digits of the number, in their order
     */
    public Page<Customer> numberEnding(String digits, Viewer viewer, @Nullable String cursor, int limit) {
        return uncounted(WordRange.ofNumberEnd(digits, viewer.fieldAccess()), viewer, cursor, limit);
    }

    /**
     * Whose name or ref begins so, or by what else the viewer finds customers, as a condition on a column with their ids.
     * It says nothing of which customers the viewer sees: whoever asks has rows of their own to narrow. Of the customers
     * of a text that fits many, the first {@link #MEANT} are meant.
     *
     * @return nothing for a text in which nothing is left to look for, and for those who see no names
     */
    public Optional<Clauses> whose(String column, String text, Viewer viewer) {
        return Optional.ofNullable(range(text, viewer)).map(range -> {
            var words = range.of("k");
            return new Clauses()
                    .and(
                            column + " in (select k.customer_id from customer_key k" + words
                                    + " order by k.word, k.customer_id fetch first " + MEANT + " rows only)",
                            words.values().toArray());
        });
    }

    private Page<Customer> uncounted(@Nullable WordRange range, Viewer viewer, @Nullable String cursor, int limit) {
        var rows = range == null ? List.<Customer>of() : byWord(range, which(Query.ALL, viewer), cursor, limit + 1);
        var page = Page.of(rows, limit, 0, customer -> customer.id().value());
        return new Page<>(page.items(), null, null, page.next());
    }

    /** Whom the viewer sees of those who fit, whatever text is looked for. */
    Clauses which(Query query, Viewer viewer) {
        return narrowed(visibility.of(viewer), query);
    }

    /** The same as {@link #which}, in parts that have nobody in common. */
    private List<Clauses> parts(Query query, Viewer viewer) {
        return visibility.parts(viewer).stream()
                .map(part -> narrowed(part, query))
                .toList();
    }

    private Clauses narrowed(Clauses seen, Query query) {
        var which = seen.andIf(
                        "c.lifecycle = ?",
                        query.lifecycle() == null ? null : query.lifecycle().name())
                .andIf("c.owner = ?", query.owner())
                .andIf("exists (select 1 from customer_tag t where t.customer_id = c.id and t.tag = ?)", query.tag());
        filters.forEach(
                filter -> which.andIf(filter.condition(), query.further().get(filter.name())));
        return which;
    }

    /** The words that are looked for, or null when any will do. */
    static @Nullable WordRange range(Query query, Viewer viewer) {
        return range(query.text(), viewer);
    }

    private static @Nullable WordRange range(@Nullable String text, Viewer viewer) {
        var beginnings = text == null || viewer.fieldAccess() == FieldAccess.ANONYMOUS
                ? List.<String>of()
                : SearchWords.beginnings(text);
        return beginnings.isEmpty() ? null : WordRange.of(beginnings, viewer.fieldAccess());
    }

    /** How many of those whom the viewer sees stand where, each counted to {@link Page#COUNTED_TO} and one more. */
    public Map<Lifecycle, Long> countByLifecycle(Viewer viewer) {
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var place : Lifecycle.values()) {
            var which = new Clauses().and("c.lifecycle = ?", place.name()).and(visibility.of(viewer));
            sql.add("select '%s' as lifecycle, count(*) as customers from (select 1 from customer c%s%s) of_place"
                    .formatted(place, which, UP_TO));
            values.addAll(which.values());
        }
        var counts = new EnumMap<Lifecycle, Long>(Lifecycle.class);
        jdbc.sql(String.join(" union all ", sql)).params(values).query(row -> {
            counts.put(Lifecycle.valueOf(row.getString("lifecycle").strip()), row.getLong("customers"));
        });
        return counts;
    }

    /** Everybody once, under the first of their words that begins so. */
    private List<Customer> byWord(WordRange range, Clauses which, @Nullable String cursor, int limit) {
        var page = range.first("k").and(which);
        if (cursor != null) {
            var last = Cursor.row(cursor, id -> firstWord(range.of("k").and("k.customer_id = ?", id)));
            page.and("(k.word, k.customer_id) > (?, ?)", last, cursor);
        }
        return jdbc.sql("select c.* from customer_key k join customer c on c.id = k.customer_id" + page
                        + " order by k.word, k.customer_id fetch first " + limit + " rows only")
                .params(page.values())
                .query(CustomerRow::read)
                .list();
    }

    private Optional<String> firstWord(Clauses which) {
        var words = jdbc.sql("select min(k.word) from customer_key k" + which)
                .params(which.values())
                .query(String.class)
                .list();
        return Optional.ofNullable(words.get(0));
    }

    private List<Customer> byColumn(
            Order order, @Nullable WordRange range, List<Clauses> parts, @Nullable String cursor, int limit) {
        var column = order == Order.NAME ? "title" : "since";
        var newestFirst = order == Order.MATCH || order == Order.NEWEST;
        var further = new Clauses();
        if (range != null) {
            further.and(
                    "c.id in (select k.customer_id from customer_key k" + range.of("k") + ")",
                    range.of("k").values().toArray());
        }
        if (cursor != null) {
            var last = Cursor.row(
                    cursor,
                    id -> jdbc.sql("select title, since from customer where id = ?")
                            .param(id)
                            .<Object>query((row, number) -> order == Order.NAME
                                    ? row.getString("title")
                                    : RowTime.read(row, "since").atOffset(ZoneOffset.UTC))
                            .optional());
            further.and("(c.%s, c.id) %s (?, ?)".formatted(column, newestFirst ? "<" : ">"), last, cursor);
        }
        var ordered = " order by c.%s %3$s, c.id %3$s fetch first %2$d rows only"
                .formatted(column, limit, newestFirst ? "desc" : "asc");
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var part : parts) {
            part.and(further);
            sql.add("select c.* from customer c" + part + ordered);
            values.addAll(part.values());
        }
        return jdbc.sql(sql.size() == 1 ? sql.get(0) : "select c.* from (" + together(sql) + ") c" + ordered)
                .params(values)
                .query(CustomerRow::read)
                .list();
    }

    private long count(@Nullable WordRange range, Query query, Viewer viewer) {
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (range == null) {
            for (var part : parts(query, viewer)) {
                sql.add("select 1 from customer c" + part + UP_TO);
                values.addAll(part.values());
            }
        } else {
            var counted = range.first("k").and(which(query, viewer));
            sql.add("select 1 from customer_key k join customer c on c.id = k.customer_id" + counted + UP_TO);
            values.addAll(counted.values());
        }
        return jdbc.sql("select count(*) from (" + together(sql) + ") counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    private static String together(List<String> selects) {
        return selects.stream().map("(%s)"::formatted).collect(Collectors.joining(" union all "));
    }
}
