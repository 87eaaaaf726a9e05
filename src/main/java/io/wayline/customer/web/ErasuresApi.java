package io.wayline.customer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.customer.erasure.Erasures;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@Tag(name = "Customers")
class ErasuresApi {

    private final ErasureRequests requests;
    private final Erasures erasures;

    ErasuresApi(ErasureRequests requests, Erasures erasures) {
        this.requests = requests;
        this.erasures = erasures;
    }

    @GetMapping("/api/v1/erasures")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List who wants to be forgotten", description = "The oldest request first.")
    Page<ErasureRequests.Request> list(
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return requests.list(cursor, Page.limit(limit));
    }

    @PostMapping("/api/v1/erasures/{id}/carry-out")
    @Allowed(roles = {Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "Forget a customer for good",
            description =
                    "By a person who did not record the request. A second time changes nothing; 409 says what has to"
                            + " be done first.")
    ResponseEntity<Void> carryOut(@PathVariable String id, Viewer viewer) {
        erasures.carryOut(id, viewer.name());
        return ResponseEntity.noContent().build();
    }
}
