package io.wayline.customer.duplicate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.SqlRows;

/**
 * Notes who shares a mail address or a telephone number with somebody else, for a person to judge. Each is held beside
 * a few others only: a thousand who left the shop's own number are no thousand times a thousand questions.
 */
@Component
public class DuplicateSearch {

    private static final int PARTNERS = 2;

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
    public record Reached(
            CustomerId id,
            @Nullable String emailKey,
            @Nullable String phone) {

        public static Reached of(Customer customer) {
            var phone = customer.phone();
            return new Reached(customer.id(), customer.emailKey(), phone == null ? null : phone.value());
        }
    }

    /**
     * Looks for others who are reached in the same way, in the caller's transaction and after its changes. A pair that
     * is known stays as it is, whatever was decided about it. Two who become known at the very same moment are found
     * when one of them changes next.
     */
    public void note(Collection<Reached> customers) {
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
        var byKey = new HashMap<String, List<CustomerId>>();
        for (var customer : customers) {
            var key = by.apply(customer);
            if (key != null) {
                byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(customer.id());
            }
        }
        if (byKey.isEmpty()) {
            return;
        }
        others(column, byKey.keySet(), customers)
                .forEach((key, others) -> byKey.getOrDefault(key, List.of())
                        .forEach(id -> others.forEach(other -> pairs.add(DuplicatePair.of(id, other)))));
        byKey.values().forEach(together -> amongThemselves(together, pairs));
    }

    /** By key two who are not among these customers, with one statement that H2 too answers from the index. */
    private Map<String, Set<CustomerId>> others(String column, Collection<String> keys, Collection<Reached> customers) {
        return jdbc
                .sql("select " + column + " as reached, min(id) as least, max(id) as most from customer where " + column
                        + " = any(?) and not (id = any(?)) group by " + column)
                .params(
                        keys.toArray(String[]::new),
                        customers.stream()
                                .map(customer -> customer.id().value())
                                .toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        row.getString("reached"),
                        Set.copyOf(List.of(
                                new CustomerId(row.getString("least")), new CustomerId(row.getString("most"))))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void amongThemselves(List<CustomerId> together, Collection<DuplicatePair> pairs) {
        for (var place = 1; place < together.size(); place++) {
            for (var partner = 0; partner < Math.min(place, PARTNERS); partner++) {
                pairs.add(DuplicatePair.of(together.get(partner), together.get(place)));
            }
        }
    }
}
