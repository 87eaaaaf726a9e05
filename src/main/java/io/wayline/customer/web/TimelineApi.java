package io.wayline.customer.web;

import java.time.Instant;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

@RestController
@Tag(name = "Customers")
class TimelineApi {

    private final VisibleCustomers customers;
    private final Timeline timeline;

    TimelineApi(VisibleCustomers customers, Timeline timeline) {
        this.customers = customers;
        this.timeline = timeline;
    }

    /**
     * One thing that happened.
     *
     * @param kind a stable word, such as {@code lifecycle-moved}
     * @param cause what made it happen: EVENT, CUSTOMER, STEP, TIMER, PERSON, or SYSTEM, and its id
     */
    record TimelineView(
            String id, Instant at, String kind, Entry.Direction direction, Map<String, String> facts, CauseView cause) {

        record CauseView(String kind, String ref) {}

        static TimelineView of(Timeline.Item item) {
            var entry = item.entry();
            return new TimelineView(
                    Long.toString(item.id()),
                    entry.at(),
                    entry.kind(),
                    entry.direction(),
                    entry.facts(),
                    new CauseView(entry.cause().kind().name(), entry.cause().ref()));
        }
    }

    @GetMapping("/api/v1/customers/{ref}/timeline")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read what happened to a customer, newest first")
    Page<TimelineView> timeline(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        return timeline.of(customer.id(), cursor, Page.limit(limit)).map(TimelineView::of);
    }
}
