package io.wayline.customer;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;

/** Finds customers by how their name, ref, mail address, or phone number begins. */
@Component
public class CustomerSearch {

    private static final OffsetDateTime END = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to look for.
     *
     * @param text how something about them begins; null finds all
     * @param byContact whether mail address and phone count too: only for those who may see them
     * @param lifecycle where they stand; null is anywhere
     */
    public record Query(
            @Nullable String text,
            boolean byContact,
            @Nullable Lifecycle lifecycle) {}

    /**
     * Customers who match, those with us for the shortest time first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Customer> find(Query query, @Nullable String cursor, int limit) {
        var where = new StringBuilder(" where 1 = 1");
        var values = new ArrayList<Object>();
        if (query.lifecycle() != null) {
            where.append(" and lifecycle = ?");
            values.add(query.lifecycle().name());
        }
        if (query.text() != null && !query.text().isBlank()) {
            matching(query.text().strip(), query.byContact(), where, values);
        }
        var counted = jdbc.sql("select count(*) from (select 1 from customer" + where + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(List.copyOf(values))
                .query(Long.class)
                .single();

        var before = END;
        var beforeId = "";
        if (cursor != null) {
            var last = jdbc.sql("select * from customer where id = ?")
                    .param(cursor)
                    .query(CustomerRow::read)
                    .optional()
                    .orElseThrow(() -> new InvalidValue(
                            "cursor", "is not one of ours", "send the next of the page before, unchanged"));
            before = last.since().atOffset(ZoneOffset.UTC);
            beforeId = last.id().value();
        }
        where.append(" and (since < ? or (since = ? and id < ?))");
        values.addAll(List.of(before, before, beforeId, limit + 1));
        var rows = jdbc.sql("select * from customer" + where + " order by since desc, id desc fetch first ? rows only")
                .params(values)
                .query(CustomerRow::read)
                .list();
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return Page.of(items, counted, more ? items.get(limit - 1).id().value() : null);
    }

    private static void matching(String text, boolean byContact, StringBuilder where, List<Object> values) {
        var beginning = escaped(text.toLowerCase(Locale.ROOT)) + "%";
        where.append(
                " and (lower(name) like ? escape '!' or lower(name) like ? escape '!' or lower(ref) like ? escape '!'");
        values.addAll(List.of(beginning, "% " + beginning, beginning));
        if (byContact) {
            where.append(" or email_key like ? escape '!' or phone like ? escape '!' or phone like ? escape '!'");
            values.addAll(List.of(beginning, beginning, "+86" + beginning));
        }
        where.append(")");
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
