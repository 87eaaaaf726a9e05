package io.wayline.workspace.web.search;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Customers by how their name, their ref, or what else the reader sees of them begins, as on the list of customers. */
@Component
class CustomerSource implements SearchSource {

    static final Set<Role> ROLES = Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);

    private final CustomerSearch search;
    private final VisibleCustomers visible;
    private final FoundCustomers customers;

    CustomerSource(CustomerSearch search, VisibleCustomers visible, FoundCustomers customers) {
        this.search = search;
        this.visible = visible;
        this.customers = customers;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(10, "customers", ROLES);
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var viewer = Viewer.of(request.reader());
        var typed = request.text().toString();
        return (request.counts()
                        ? search.find(query(typed), viewer, request.cursor(), request.limit())
                        : search.beginning(typed, viewer, request.cursor(), request.limit()))
                .map(customer -> found(customer, viewer, request));
    }

    @Override
    public Optional<Found> at(String path, Colleague reader, Locale language) {
        if (!path.startsWith(FoundCustomers.PATH)) {
            return Optional.empty();
        }
        try {
            var ref = UriUtils.decode(path.substring(FoundCustomers.PATH.length()), UTF_8);
            var seen = visible.get(new CustomerRef(ref), Viewer.of(reader));
            return Optional.of(customers.found(seen.customer(), seen.fieldAccess(), SearchText.of(""), language));
        } catch (NotFound | InvalidValue | IllegalArgumentException notTheirs) {
            return Optional.empty();
        }
    }

    private Found found(Customer customer, Viewer viewer, SearchRequest request) {
        return customers.found(customer, viewer.fieldAccess(), request.text(), request.language());
    }

    private static Query query(String typed) {
        return new Query(typed, null, null, null, Map.of(), Order.MATCH);
    }
}
