package io.wayline.customer.duplicate;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/** Customers who may be one person, for somebody to decide about. Nothing is ever merged by itself. */
@Component
public class Duplicates {

    private static final Logger log = LoggerFactory.getLogger(Duplicates.class);

    private static final String OPEN = """
             from customer_duplicate d join customer a on a.id = d.first_id join customer b on b.id = d.second_id
            where d.state = 'OPEN' and (a.email_key = b.email_key or a.phone = b.phone)""";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, Customers customers, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Two customers who are reached in the same way.
     *
     * @param id names the pair
     * @param first whoever has been with us longer
     */
    public record Pair(
            String id, Customer first, Customer second, boolean sameEmail, boolean samePhone, Instant foundAt) {}

    /**
     * Pairs nobody has decided about, those found last first. A pair that no longer shares anything is left out.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Pair> open(@Nullable String cursor, int limit) {
        var from = cursor == null ? null : position(cursor);
        var before = from == null ? OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC) : from.foundAt();
        var pair = from == null ? new DuplicatePair(new CustomerId("-"), new CustomerId("-")) : from.pair();
        var found = jdbc.sql("select d.first_id, d.second_id, d.found_at" + OPEN + """
                         and (d.found_at < ? or (d.found_at = ? and (d.first_id > ?
                            or (d.first_id = ? and d.second_id > ?))))
                        order by d.found_at desc, d.first_id, d.second_id fetch first ? rows only""")
                .params(
                        before,
                        before,
                        pair.first().value(),
                        pair.first().value(),
                        pair.second().value(),
                        limit + 1)
                .query((row, number) -> new Found(
                        new DuplicatePair(
                                new CustomerId(row.getString("first_id")), new CustomerId(row.getString("second_id"))),
                        row.getObject("found_at", OffsetDateTime.class)))
                .list();
        return Page.of(found, limit, count(), last -> last.pair().id()).mapAll(this::pairs);
    }

    /** How many pairs wait for a decision; counted up to {@link Page#COUNTED_TO} and one. */
    public long count() {
        return jdbc.sql("select count(*) from (select 1 as one" + OPEN + " fetch first " + (Page.COUNTED_TO + 1)
                        + " rows only) counted")
                .query(Long.class)
                .single();
    }

    /**
     * Notes that the two are not the same person; they are not asked about again. A second time changes nothing.
     *
     * @param id of the pair
     * @param by the account or key
     * @throws NotFound when there is no such pair
     */
    @Transactional
    public void areNotTheSame(String id, String by) {
        var pair = DuplicatePair.of(id);
        var decided = jdbc.sql("""
                        update customer_duplicate set state = 'DISTINCT', decided_at = ?, decided_by = ?
                        where first_id = ? and second_id = ? and state = 'OPEN'""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by,
                        pair.first().value(),
                        pair.second().value())
                .update();
        if (decided == 1) {
            log.info("Customers {} and {} are not the same, says {}", pair.first(), pair.second(), by);
        } else if (!exists(pair)) {
            throw new NotFound("duplicate");
        }
    }

    private List<Pair> pairs(List<Found> found) {
        var ids = new HashSet<CustomerId>();
        found.forEach(
                each -> ids.addAll(List.of(each.pair().first(), each.pair().second())));
        var known = customers.find(ids);
        return found.stream()
                .map(each -> pair(
                        each,
                        known.get(each.pair().first()),
                        known.get(each.pair().second())))
                .toList();
    }

    private static Pair pair(Found found, Customer one, Customer other) {
        var inOrder = !other.since().isBefore(one.since());
        var key = one.emailKey();
        return new Pair(
                found.pair().id(),
                inOrder ? one : other,
                inOrder ? other : one,
                key != null && key.equals(other.emailKey()),
                one.phone() != null && one.phone().equals(other.phone()),
                found.foundAt().toInstant());
    }

    private Found position(String cursor) {
        return Cursor.row(
                cursor,
                id -> DuplicatePair.parse(id)
                        .flatMap(pair -> jdbc.sql(
                                        "select found_at from customer_duplicate where first_id = ? and second_id = ?")
                                .params(pair.first().value(), pair.second().value())
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(at -> new Found(pair, at))));
    }

    private boolean exists(DuplicatePair pair) {
        return !jdbc.sql("select 1 from customer_duplicate where first_id = ? and second_id = ?")
                .params(pair.first().value(), pair.second().value())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private record Found(DuplicatePair pair, OffsetDateTime foundAt) {}
}
