package io.wayline.value.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.segment.EventFacts;
import io.wayline.value.OrderSql;

/** How long customers who have become quiet have not bought, and what is usual for them. */
@Component
class QuietFacts implements EventFacts {

    private final JdbcClient jdbc;
    private final OrderSql orders;
    private final Clock clock;

    QuietFacts(JdbcClient jdbc, OrderSql orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "customer.at-risk";
    }

    @Override
    public Map<CustomerId, Map<String, Object>> of(Collection<CustomerId> customers) {
        var facts = new HashMap<CustomerId, Map<String, Object>>();
        if (customers.isEmpty()) {
            return facts;
        }
        var today = Math.toIntExact(
                LocalDate.ofInstant(clock.instant(), orders.zone()).toEpochDay());
        jdbc.sql("""
                        select v.customer_id, v.last_day, coalesce(v.median_gap, r.typical_gap) as gap
                        from customer_value v left join value_run r on r.id = 1
                        where v.customer_id in (%s)""".formatted(String.join(", ", Collections.nCopies(customers.size(), "?"))))
                .params(customers.stream().map(CustomerId::value).toList())
                .query(row -> {
                    var told = new HashMap<String, Object>();
                    told.put("daysSinceLastOrder", Math.max(0, today - row.getInt("last_day")));
                    var gap = row.getDouble("gap");
                    if (!row.wasNull()) {
                        told.put("expectedGap", gap);
                    }
                    facts.put(new CustomerId(row.getString("customer_id")), told);
                });
        return facts;
    }
}
