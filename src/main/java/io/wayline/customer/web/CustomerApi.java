package io.wayline.customer.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.CustomerSearch;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.Sight;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "Customers", description = "Who our customers are, where they stand, and what happened to them.")
class CustomerApi {

    private static final int MAX_LIMIT = 200;

    private final Customers customers;
    private final CustomerSearch search;
    private final Timeline timeline;

    CustomerApi(Customers customers, CustomerSearch search, Timeline timeline) {
        this.customers = customers;
        this.search = search;
        this.timeline = timeline;
    }

    @GetMapping
    @Operation(
            summary = "Find customers",
            description =
                    "By how their name, ref, mail address, or phone begins; contact data counts only for those who may see it.")
    Page<CustomerView> list(
            @RequestParam @Nullable String query,
            @RequestParam @Nullable String lifecycle,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication asker) {
        var sight = sight(asker);
        var asked = new CustomerSearch.Query(
                sight == Sight.ANONYMOUS ? null : query, sight == Sight.OPEN, lifecycle(lifecycle));
        return search.find(asked, cursor, limit(limit)).map(customer -> CustomerView.of(customer, sight));
    }

    @GetMapping("/{ref}")
    @Operation(summary = "Read a customer")
    CustomerView get(@PathVariable String ref, Authentication asker) {
        return CustomerView.of(customers.get(new CustomerRef(ref)), sight(asker));
    }

    @GetMapping("/{ref}/timeline")
    @Operation(summary = "Read what happened to a customer, newest first")
    Page<TimelineView> timeline(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var customer = customers.get(new CustomerRef(ref));
        return timeline.of(customer.id(), cursor, limit(limit)).map(TimelineView::of);
    }

    /**
     * One thing that happened.
     *
     * @param kind a stable word, such as {@code lifecycle-moved}
     * @param cause what made it happen: EVENT, STEP, TIMER, PERSON, or SYSTEM, and its id
     */
    record TimelineView(
            String id, Instant at, String kind, Entry.Direction direction, Map<String, String> facts, CauseView cause) {

        record CauseView(String kind, String ref) {}

        static TimelineView of(Timeline.Told told) {
            var entry = told.entry();
            return new TimelineView(
                    Long.toString(told.id()),
                    entry.at(),
                    entry.kind(),
                    entry.direction(),
                    entry.facts(),
                    new CauseView(entry.cause().kind().name(), entry.cause().ref()));
        }
    }

    private static Sight sight(Authentication asker) {
        return Sight.of(asker.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList());
    }

    private static @Nullable Lifecycle lifecycle(@Nullable String name) {
        try {
            return name == null ? null : Lifecycle.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue(
                    "lifecycle",
                    "is not a place in a customer's life",
                    "send one of PROSPECT, NEW, ACTIVE, DORMANT, AT_RISK, WON_BACK, CHURNED");
        }
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidValue("limit", "is out of range", "send 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
