package io.wayline.customer.web;

import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.duplicate.Duplicates;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Customers who may be one person. */
@RestController
@RequestMapping("/api/v1/duplicates")
@Tag(name = "Customers")
class DuplicatesApi {

    private final Duplicates duplicates;

    DuplicatesApi(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /**
     * Two customers who are reached in the same way.
     *
     * @param first whoever has been with us longer
     */
    record View(
            String id, CustomerView first, CustomerView second, boolean sameEmail, boolean samePhone, Instant foundAt) {

        static View of(Duplicates.Pair pair, FieldAccess fieldAccess) {
            return new View(
                    pair.id(),
                    CustomerView.of(pair.first(), fieldAccess),
                    CustomerView.of(pair.second(), fieldAccess),
                    pair.sameEmail(),
                    pair.samePhone(),
                    pair.foundAt());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(
            summary = "List customers who may be one person",
            description =
                    "Pairs that share a mail address or a telephone number and about which nobody has decided, those found last first. Nothing is merged by itself.")
    Page<View> list(
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit, Authentication asker) {
        var fieldAccess = FieldAccess.of(asker.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList());
        return duplicates.open(cursor, Page.limit(limit)).map(pair -> View.of(pair, fieldAccess));
    }

    @PostMapping("/{id}/distinct")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that the two are not the same person", description = "They are not listed again.")
    void distinct(@PathVariable String id, Authentication by) {
        duplicates.areNotTheSame(id, by.getName());
    }
}
