package io.wayline.workspace.web.search;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback;
import io.wayline.callback.search.CallSearch;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.Page;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.staff.Person;

/** Booked calls that the reader sees, by whom they are for. */
@Component
class CallSource implements SearchSource {

    private final CallSearch search;
    private final CustomerSearch customerSearch;
    private final Customers customers;
    private final ModelLabels labels;
    private final Clock clock;

    CallSource(CallSearch search, CustomerSearch customerSearch, Customers customers, ModelLabels labels, Clock clock) {
        this.search = search;
        this.customerSearch = customerSearch;
        this.customers = customers;
        this.labels = labels;
        this.clock = clock;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(50, "calls", Set.of(Role.AGENT, Role.SUPERVISOR));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var whose = customerSearch.whose("c.customer_id", request.text().toString(), Viewer.of(request.reader()));
        if (whose.isEmpty() || !(request.reader() instanceof Person reader)) {
            return request.page(List.of());
        }
        return search.booked(whose.get(), reader, request.cursor(), request.limit())
                .mapAll(calls -> found(calls, request));
    }

    private List<Found> found(List<Callback> calls, SearchRequest request) {
        var who = customers.find(calls.stream().map(Callback::customer).collect(Collectors.toSet()));
        return calls.stream()
                .map(call -> found(call, who.get(call.customer()), request))
                .toList();
    }

    private Found found(Callback call, @Nullable Customer customer, SearchRequest request) {
        var reason = labels.word(call.reason(), request.language());
        var name = customer == null ? "" : FoundCustomers.name(customer);
        var ref = customer == null
                ? Marked.NOTHING
                : request.text().mark(customer.ref().value());
        return Found.place(
                        "/calls/" + call.ref(),
                        "ti-phone",
                        request.text().mark(name),
                        Marked.plain(reason).then(ref.hasHit() ? ref : Marked.NOTHING))
                .timed(call.startsAt(), call.lateAt().isBefore(clock.instant()));
    }
}
