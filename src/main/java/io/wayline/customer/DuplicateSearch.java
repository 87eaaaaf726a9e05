package io.wayline.customer;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.SqlRows;

/**
 * Notes who shares a mail address or a telephone number with somebody else, for a person to judge. Each is held beside
 * a few others only: a thousand who left the shop's own number are no thousand times a thousand questions.
 */
@Component
class DuplicateSearch {

    private static final int PARTNERS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How somebody is reached now.
     *
     * @param emailKey as {@link io.wayline.shared.MailAddress#key}
     * @param phone E.164
     */
    record Reached(
            CustomerId id,
            @Nullable String emailKey,
            @Nullable String phone) {

        static Reached of(Customer customer) {
            var phone = customer.phone();
            return new Reached(customer.id(), CustomerChanges.emailKey(customer), phone == null ? null : phone.value());
        }
    }

    /**
     * Looks for others who are reached in the same way, in the caller's transaction and after its changes. A pair that
     * is known stays as it is, whatever was decided about it. Two who become known at the very same moment are found
     * when one of them changes next.
     */
    void note(Collection<Reached> customers) {
        var pairs = new TreeSet<DuplicatePair>();
        shared("email_key", customers, Reached::emailKey, pairs);
        shared("phone", customers, Reached::phone, pairs);
        if (pairs.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(List.copyOf(pairs));
        jdbc.sql("""
                        insert into customer_duplicate (first_id, second_id, state, found_at)
                        select r.first_id, r.second_id, 'OPEN', ?
                        from unnest(cast(? as varchar array), cast(? as varchar array)) as r (first_id, second_id)
                        where not exists (select 1 from customer_duplicate d
                            where d.first_id = r.first_id and d.second_id = r.second_id)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rows.column(DuplicatePair::first),
                        rows.column(DuplicatePair::second))
                .update();
    }

    private void shared(
            String column,
            Collection<Reached> customers,
            Function<Reached, @Nullable String> by,
            Collection<DuplicatePair> pairs) {
        var keys =
                customers.stream().map(by).filter(Objects::nonNull).distinct().toArray(String[]::new);
        if (keys.length == 0) {
            return;
        }
        var sharing = jdbc
                .sql("select reached, id from (select " + column + " as reached, id, row_number() over (partition by "
                        + column + " order by id) as place, count(*) over (partition by " + column
                        + ") as among from customer where " + column + " = any(?)) r where among > 1 and place <= ?")
                .params(keys, PARTNERS)
                .query((row, number) -> Map.entry(row.getString("reached"), row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (var customer : customers) {
            for (var other : sharing.getOrDefault(String.valueOf(by.apply(customer)), List.of())) {
                if (!other.equals(customer.id().value())) {
                    pairs.add(DuplicatePair.of(customer.id(), new CustomerId(other)));
                }
            }
        }
    }
}
