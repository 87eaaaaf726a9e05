package io.wayline.workspace.web.customer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import io.wayline.customer.Lifecycle;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.shared.InvalidValue;
import io.wayline.value.Tier;

/** What the list of customers is narrowed to, as its address says it; what is not said is empty. */
public record CustomerListing(String query, String lifecycle, String tier, String tag, String owner, String sort) {

    public CustomerListing(
            @Nullable String query,
            @Nullable String lifecycle,
            @Nullable String tier,
            @Nullable String tag,
            @Nullable String owner,
            @Nullable String sort) {
        this.query = Objects.requireNonNullElse(query, "").strip();
        this.lifecycle = known(lifecycle, Lifecycle.values());
        this.tier = known(tier, Tier.values());
        this.tag = tag(tag);
        this.owner = Objects.requireNonNullElse(owner, "").replaceAll("[^a-z0-9._-]", "");
        this.sort = known(sort, Order.values());
    }

    Query asked() {
        return new Query(
                query,
                lifecycle.isEmpty() ? null : Lifecycle.valueOf(lifecycle),
                tag.isEmpty() ? null : tag,
                owner.isEmpty() ? null : owner,
                tier.isEmpty() ? Map.of() : Map.of("tier", tier),
                sort.isEmpty() ? Order.MATCH : Order.valueOf(sort));
    }

    /** Whether less than everybody is listed. */
    public boolean isNarrow() {
        return !(query + lifecycle + tier + tag + owner).isEmpty();
    }

    /** Where the same list is found, narrowed to another place; ends ready for one parameter more. */
    public String at(String otherLifecycle) {
        var address = UriComponentsBuilder.fromPath("/customers");
        parameters(otherLifecycle).forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        var path = address.encode().buildAndExpand(parameters(otherLifecycle)).toUriString();
        return path.contains("?") ? path : path + "?";
    }

    private Map<String, String> parameters(String place) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("query", query);
        parameters.put("lifecycle", place);
        parameters.put("tier", tier);
        parameters.put("tag", tag);
        parameters.put("owner", owner);
        parameters.put("sort", sort);
        return parameters;
    }

    private static <E extends Enum<E>> String known(@Nullable String name, E[] values) {
        return Arrays.stream(values).map(Enum::name).anyMatch(each -> each.equals(name)) ? String.valueOf(name) : "";
    }

    private static String tag(@Nullable String tag) {
        try {
            return tag == null || tag.isBlank() ? "" : CustomerTags.checked(tag);
        } catch (InvalidValue noTag) {
            return "";
        }
    }
}
