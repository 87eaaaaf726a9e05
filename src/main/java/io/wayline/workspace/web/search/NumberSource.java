package io.wayline.workspace.web.search;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.shared.Page;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;

/** Customers by how their phone number ends: what a display shows of a caller, and what people read to each other. */
@Component
class NumberSource implements SearchSource {

    private final CustomerSearch search;
    private final FoundCustomers customers;

    NumberSource(CustomerSearch search, FoundCustomers customers) {
        this.search = search;
        this.customers = customers;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(20, "numbers", CustomerSource.ROLES);
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var viewer = Viewer.of(request.reader());
        var digits = request.text().digits();
        return search.numberEnding(digits, viewer, request.cursor(), request.limit())
                .map(customer ->
                        customers.byNumber(customer, viewer.fieldAccess(), digits.length(), request.language()));
    }
}
