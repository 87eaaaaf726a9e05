package io.wayline.customer.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.SqlRows;

/** Keeps the words by which customers are found. Whoever writes a customer's name, ref, or contact data writes these. */
@Component
public class SearchKeys {

    private final JdbcClient jdbc;

    SearchKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(CustomerId customer, String word, SearchWords.Kind kind) {}

    /** Adds the words of customers who are new, with one statement, in the caller's transaction. */
    public void add(List<Customer> customers) {
        add(customers, Map.of());
    }

    private void add(List<Customer> customers, Map<CustomerId, List<String>> oldRefs) {
        var keys = customers.stream()
                .flatMap(customer -> words(customer, oldRefs).entrySet().stream()
                        .map((Map.Entry<String, SearchWords.Kind> word) ->
                                new Key(customer.id(), word.getKey(), word.getValue())))
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(keys);
        jdbc.sql("""
                        insert into customer_key (customer_id, word, kind)
                        select r.customer_id, r.word, r.kind
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                            as r (customer_id, word, kind)""")
                .params(rows.column(Key::customer), rows.column(Key::word), rows.column(Key::kind))
                .update();
    }

    /** Writes the words of customers anew, with the refs that were merged into them, in the caller's transaction. */
    public void replace(List<Customer> customers) {
        if (customers.isEmpty()) {
            return;
        }
        jdbc.sql("delete from customer_key where customer_id = any(?)")
                .param(1, customers.stream().map(each -> each.id().value()).toArray(String[]::new))
                .update();
        add(customers, oldRefs(customers));
    }

    private static Map<String, SearchWords.Kind> words(Customer customer, Map<CustomerId, List<String>> oldRefs) {
        var words = SearchWords.of(customer);
        oldRefs.getOrDefault(customer.id(), List.of())
                .forEach(ref -> words.putIfAbsent(SearchWords.folded(ref), SearchWords.Kind.REF));
        return words;
    }

    private Map<CustomerId, List<String>> oldRefs(List<Customer> customers) {
        var refs = new HashMap<CustomerId, List<String>>();
        jdbc.sql("select customer_id, ref from customer_merge where customer_id = any(?)")
                .param(1, customers.stream().map(each -> each.id().value()).toArray(String[]::new))
                .query(row -> {
                    refs.computeIfAbsent(new CustomerId(row.getString("customer_id")), id -> new ArrayList<>())
                            .add(row.getString("ref"));
                });
        return refs;
    }
}
