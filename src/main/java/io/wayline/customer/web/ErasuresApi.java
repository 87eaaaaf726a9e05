package io.wayline.customer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@Tag(name = "Customers")
class ErasuresApi {

    private final ErasureRequests erasures;

    ErasuresApi(ErasureRequests erasures) {
        this.erasures = erasures;
    }

    @GetMapping("/api/v1/erasures")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List who wants to be forgotten", description = "The oldest request first.")
    Page<ErasureRequests.Request> list(
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return erasures.list(cursor, Page.limit(limit));
    }
}
