package io.wayline.customer.search;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerRow;
import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.search.CustomerSearch.Query;

/** Goes over everybody whom {@link CustomerSearch} would find, however many they are, a few at a time. */
@Component
public class CustomerWalk {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final CustomerSearch search;

    CustomerWalk(JdbcClient jdbc, CustomerSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    public long count(Query query, Viewer viewer) {
        var which = which(query, viewer);
        return jdbc.sql("select count(*) from customer c" + which)
                .params(which.values())
                .query(Long.class)
                .single();
    }

    /**
     * Gives everybody once, in the order of their ids, with one statement for 500 and no transaction over all: who
     * changes meanwhile is given as before or after, and whoever is new may be left out.
     */
    public void each(Query query, Viewer viewer, Consumer<List<Customer>> some) {
        var last = "";
        List<Customer> next;
        do {
            var which = which(query, viewer).and("c.id > ?", last);
            next = jdbc.sql("select c.* from customer c" + which + " order by c.id fetch first " + AT_ONCE
                            + " rows only")
                    .params(which.values())
                    .query(CustomerRow::read)
                    .list();
            if (!next.isEmpty()) {
                some.accept(next);
                last = next.get(next.size() - 1).id().value();
            }
        } while (next.size() == AT_ONCE);
    }

    private Clauses which(Query query, Viewer viewer) {
        var which = search.which(query, viewer);
        var range = CustomerSearch.range(query, viewer);
        if (range != null) {
            var words = range.of("k");
            which.and(
                    "c.id in (select k.customer_id from customer_key k" + words + ")",
                    words.values().toArray());
        }
        return which;
    }
}
