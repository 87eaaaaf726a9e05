package io.wayline.customer.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Lifecycle;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.shared.InvalidValue;

/**
 * The parameters by which callers narrow the list of customers.
 *
 * @param sort {@code match}, {@code newest}, {@code oldest}, or {@code name}
 */
record CustomerFilters(
        @Nullable String query,
        @Nullable String lifecycle,
        @Nullable String tag,
        @Nullable String owner,
        @Nullable String tier,
        @Nullable String sort) {

    private static final List<String> TIERS = List.of("A", "B", "C");

    /** @throws InvalidValue when a parameter has a value that it cannot have */
    Query read() {
        return new Query(
                query,
                lifecycle == null ? null : word("lifecycle", lifecycle, Lifecycle.values()),
                tag == null ? null : CustomerTags.checked(tag),
                owner == null ? null : account(owner),
                tier == null ? Map.of() : Map.of("tier", letter(tier)),
                sort == null ? Order.MATCH : word("sort", sort, Order.values()));
    }

    private static String account(String owner) {
        if (owner.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("owner", "is no account name", "send one, such as lin");
        }
        return owner;
    }

    private static String letter(String tier) {
        if (!TIERS.contains(tier.toUpperCase(Locale.ROOT))) {
            throw new InvalidValue("tier", "is none", "send one of " + String.join(", ", TIERS));
        }
        return tier.toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(String parameter, String text, E[] known) {
        return Arrays.stream(known)
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        parameter,
                        "has a value that means nothing",
                        "send one of " + Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
