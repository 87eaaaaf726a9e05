package io.wayline.benefit.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.benefit.Benefits;
import io.wayline.benefit.Discount;
import io.wayline.benefit.Redemption;
import io.wayline.benefit.Redemptions;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Benefits", description = "Points and coupons that customers were given.")
class BenefitApi {

    private static final int MOST = 200;

    private final VisibleCustomers customers;
    private final Benefits benefits;
    private final Redemptions redemptions;

    BenefitApi(VisibleCustomers customers, Benefits benefits, Redemptions redemptions) {
        this.customers = customers;
        this.benefits = benefits;
        this.redemptions = redemptions;
    }

    /** @param balance the points that can be used now */
    record Account(
            long balance,
            List<BenefitView> items,
            long total,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next) {}

    /**
     * @param customer the ref of who is at the till
     * @param requestKey the caller's own name of this redemption
     * @param points how many of the points; left out, all that are left
     * @param order what it is used for
     * @param orderAmount its sum, a decimal in {@code currency}: what a coupon takes off it is in the ledger then
     */
    record Redeem(
            @Nullable String customer,
            @Nullable String requestKey,
            @Nullable Integer points,
            @Nullable String order,
            @Nullable String orderAmount,
            @Nullable String currency) {}

    record Revoke(@Nullable String reason) {}

    @GetMapping("/customers/{ref}/benefits")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read what a customer was given",
            description = "The newest first, at the most 200, with the points that can be used now.")
    Account benefits(@PathVariable String ref, Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer().id();
        var items = benefits.of(customer, MOST).stream().map(BenefitView::of).toList();
        return new Account(benefits.balance(customer), items, items.size(), null);
    }

    @PostMapping(path = "/benefits/{ref}/redeem", consumes = "application/json")
    @Allowed(scopes = Scope.BENEFITS_WRITE, roles = Role.SUPERVISOR)
    @Operation(
            summary = "Use a coupon or points",
            description = "By its ref or by the code that the customer tells, once for each requestKey. 409 and 403 say"
                    + " why it cannot be used.")
    BenefitView redeem(@PathVariable String ref, @RequestBody Redeem asked, Viewer viewer) {
        return BenefitView.of(redemptions.redeem(
                ref,
                new Redemption(
                        customer(needed("customer", asked.customer())),
                        needed("requestKey", asked.requestKey()),
                        asked.points(),
                        asked.order(),
                        Discount.Sum.of(asked.orderAmount(), asked.currency()),
                        viewer.cause())));
    }

    @PostMapping(path = "/benefits/{ref}/revoke", consumes = "application/json")
    @Allowed(scopes = Scope.BENEFITS_WRITE, roles = Role.SUPERVISOR)
    @Operation(
            summary = "Take back what has not been used",
            description = "What was used already stays used. A second time changes nothing.")
    BenefitView revoke(@PathVariable String ref, @RequestBody Revoke asked, Viewer viewer) {
        return BenefitView.of(redemptions.revoke(ref, needed("reason", asked.reason()), viewer.cause()));
    }

    private static CustomerRef customer(String ref) {
        try {
            return new CustomerRef(ref);
        } catch (InvalidValue wrong) {
            throw wrong.called("customer");
        }
    }

    private static String needed(String field, @Nullable String text) {
        if (text == null) {
            throw new InvalidValue(field, "is missing", "send it");
        }
        return text;
    }
}
