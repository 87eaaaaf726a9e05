package io.wayline.workspace.web.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** A customer's journeys; here and not with the customer, because journeys stand above customers. */
@RestController
@Tag(name = "Customers")
class CustomerJourneysApi {

    private static final int MOST = 200;

    private final VisibleCustomers customers;
    private final Journeys journeys;

    CustomerJourneysApi(VisibleCustomers customers, Journeys journeys) {
        this.customers = customers;
        this.journeys = journeys;
    }

    @GetMapping("/api/v1/customers/{ref}/journeys")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read where a customer stands",
            description = "Journeys under way first, then those that ended, the newest first.")
    Page<Instance> journeys(@PathVariable String ref, Viewer viewer) {
        var all = journeys.of(
                customers.get(new CustomerRef(ref), viewer).customer().id(), MOST);
        return Page.of(all, all.size(), null);
    }
}
