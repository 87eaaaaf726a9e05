package io.wayline.customer.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.customer.hold.StaffHolds;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** What keeps marketing away from a customer, and holds placed by hand. */
@RestController
@RequestMapping("/api/v1/customers/{ref}/holds")
@Tag(name = "Customers")
class HoldsApi {

    private final VisibleCustomers customers;
    private final MarketingHolds holds;
    private final StaffHolds byHand;

    HoldsApi(VisibleCustomers customers, MarketingHolds holds, StaffHolds byHand) {
        this.customers = customers;
        this.holds = holds;
        this.byHand = byHand;
    }

    /** @param reason why, in one line; it is also what lifts the hold */
    record NewHold(@Nullable String reason) {}

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read what keeps marketing away from a customer now", description = "The oldest first.")
    Page<MarketingHold> list(@PathVariable String ref, Viewer viewer) {
        List<MarketingHold> all = holds.of(id(ref, viewer));
        return Page.of(all, all.size(), null);
    }

    @PostMapping(consumes = "application/json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep marketing away from a customer",
            description = "It holds at once, whatever they agreed to. The same reason again changes nothing.")
    MarketingHold place(@PathVariable String ref, @RequestBody NewHold asked, Viewer viewer) {
        var customer = id(ref, viewer);
        return byHand.place(customer, ReasonText.read(asked.reason()), viewer.cause());
    }

    @DeleteMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Lift a hold that was placed by hand",
            description = "Holds of complaints are lifted by the complaint.")
    void lift(@PathVariable String ref, @RequestParam(defaultValue = "") String reference, Viewer viewer) {
        byHand.lift(id(ref, viewer), reference, viewer.cause());
    }

    private CustomerId id(String ref, Viewer viewer) {
        return customers.get(new CustomerRef(ref), viewer).customer().id();
    }
}
