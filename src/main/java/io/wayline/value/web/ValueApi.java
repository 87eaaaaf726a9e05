package io.wayline.value.web;

import java.security.Principal;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.value.CustomerValues;
import io.wayline.value.TierReason;
import io.wayline.value.ValueRuns;
import io.wayline.value.forecast.Forecasts;
import io.wayline.value.report.PurchaseReports;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Value", description = "What customers bought and what that makes them.")
class ValueApi {

    private static final Logger log = LoggerFactory.getLogger(ValueApi.class);

    private final VisibleCustomers customers;
    private final CustomerValues values;
    private final PurchaseReports reports;
    private final ValueRuns runs;
    private final TierReason reason;
    private final Forecasts forecasts;

    ValueApi(
            VisibleCustomers customers,
            CustomerValues values,
            PurchaseReports reports,
            ValueRuns runs,
            TierReason reason,
            Forecasts forecasts) {
        this.customers = customers;
        this.values = values;
        this.reports = reports;
        this.runs = runs;
        this.reason = reason;
        this.forecasts = forecasts;
    }

    @GetMapping("/customers/{ref}/value")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read what a customer is worth, and why",
            description = "Orders, spend, and days as of now; tier, ranks, and forecast as of the last computation."
                    + " The reason is in the language of Accept-Language.")
    ValueView value(@PathVariable String ref, Locale language, Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer().id();
        var value = values.of(customer);
        return ValueView.of(
                value, reason.of(value, language), forecasts.of(customer).orElse(null));
    }

    @GetMapping("/customers/{ref}/purchases")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read what a customer bought, by month and by category")
    PurchasesView purchases(@PathVariable String ref, Viewer viewer) {
        return PurchasesView.of(reports.of(
                customers.get(new CustomerRef(ref), viewer).customer().id()));
    }

    @GetMapping("/value")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read when value was last computed, and what is under way")
    ValueRuns.Run last() {
        return runs.last();
    }

    @PostMapping("/value/recompute")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Compute the value of all customers anew",
            description = "In the background, within half a minute; GET /api/v1/value says how far it is.")
    ValueRuns.Run recompute(Principal actor) {
        runs.request();
        log.info("Value is to be computed anew, asked for by {}", actor.getName());
        return runs.last();
    }
}
