package io.wayline.customer.export;

import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.search.CustomerSearch.Query;

/** What customers were narrowed to, in words for the record: {@code owner=lin, tag=vip}; empty is everybody. */
final class RecordedQuery {

    private RecordedQuery() {}

    static String said(Query query) {
        var said = new TreeMap<String, String>(query.further());
        put(said, "query", query.text());
        put(
                said,
                "lifecycle",
                query.lifecycle() == null ? null : query.lifecycle().name());
        put(said, "tag", query.tag());
        put(said, "owner", query.owner());
        return said.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void put(TreeMap<String, String> said, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            said.put(name, value);
        }
    }
}
