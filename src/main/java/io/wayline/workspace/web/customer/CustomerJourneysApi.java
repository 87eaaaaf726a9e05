package io.wayline.workspace.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.Instance;
import io.wayline.journey.line.Line;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.staff.Accounts;
import io.wayline.workspace.web.customer.line.CustomerLines;

/** A customer's journeys; here and not with the customer, because journeys stand above customers. */
@RestController
@Tag(name = "Customers")
class CustomerJourneysApi {

    private static final int MOST = 200;

    private final VisibleCustomers customers;
    private final CustomerLines lines;
    private final Accounts accounts;

    CustomerJourneysApi(VisibleCustomers customers, CustomerLines lines, Accounts accounts) {
        this.customers = customers;
        this.lines = lines;
        this.accounts = accounts;
    }

    /**
     * One way of a customer.
     *
     * @param stops the steps that people notice: passed, here, and ahead; none once it has ended
     * @param next what happens next, the most pressing first; none once it has ended
     */
    record Way(@JsonUnwrapped Instance instance, List<Line.Stop> stops, List<Line.Next> next) {}

    @GetMapping("/api/v1/customers/{ref}/journeys")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read where a customer stands, and what happens next",
            description = "Journeys under way first, then those that ended, the newest first. Names are in the"
                    + " language of Accept-Language. Tasks are named where the caller may see them.")
    Page<Way> journeys(@PathVariable String ref, Locale language, Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer().id();
        var reader = accounts.find(viewer.name());
        var running = reader.map(person -> lines.of(customer, MOST, person, language))
                .orElseGet(() -> lines.ofAll(customer, MOST, language));
        var all = new ArrayList<Way>();
        running.forEach(line -> all.add(new Way(line.way(), line.stops(), line.next())));
        lines.ended(customer, MOST - all.size(), language)
                .forEach(ended -> all.add(new Way(ended, List.of(), List.of())));
        return Page.of(all, all.size(), null);
    }
}
