package io.wayline.lists;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.wayline.shared.InvalidValue;

/** What a list is narrowed to and ordered by, as its address says it; in the order of the list's own filters. */
public record Filters(Map<String, String> values) {

    private static final int LONGEST = 100;
    private static final int LONGEST_QUERY = 1_000;

    public Filters {
        values = Map.copyOf(values);
    }

    /** What an address says of the filters that a list knows; the rest of it is left out. */
    public static Filters of(String query, Collection<String> known) {
        var given = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", 30)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                var value = decoded(pair.substring(at + 1));
                if (known.contains(pair.substring(0, at)) && !value.isBlank() && value.length() <= LONGEST) {
                    given.putIfAbsent(pair.substring(0, at), value);
                }
            }
        }
        return new Filters(given);
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** As an address says it, always in the same order. */
    public String query() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** @throws InvalidValue when they are too long to be kept */
    public void checkLength() {
        if (query().length() > LONGEST_QUERY) {
            throw new InvalidValue("filters", "are too long to be kept", "use fewer or shorter ones");
        }
    }

    /** The same with one of them otherwise; empty takes it away. */
    public Filters with(String name, String value) {
        var other = new LinkedHashMap<>(values);
        if (value.isEmpty()) {
            other.remove(name);
        } else {
            other.put(name, value);
        }
        return new Filters(other);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
