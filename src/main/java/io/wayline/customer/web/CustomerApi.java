package io.wayline.customer.web;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

import io.wayline.customer.Customer;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.change.CustomerFields;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.change.CustomerWrites;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

import static java.nio.charset.StandardCharsets.UTF_8;

@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "Customers", description = "Who our customers are, where they stand, and what happened to them.")
class CustomerApi {

    private final VisibleCustomers customers;
    private final CustomerSearch search;
    private final CustomerWrites writes;
    private final CustomerTags tags;
    private final ErasureRequests erasures;

    CustomerApi(
            VisibleCustomers customers,
            CustomerSearch search,
            CustomerWrites writes,
            CustomerTags tags,
            ErasureRequests erasures) {
        this.customers = customers;
        this.search = search;
        this.writes = writes;
        this.tags = tags;
        this.erasures = erasures;
    }

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Find customers",
            description = "By how a word of their name, their ref, mail address, or phone begins; contact data counts"
                    + " only for those who may see it. `sort` is match, newest, oldest, or name.")
    Page<CustomerView> list(
            @RequestParam @Nullable String query,
            @RequestParam @Nullable String lifecycle,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String tier,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var asked = new CustomerFilters(query, lifecycle, tag, owner, tier, sort).read();
        var page = search.find(asked, viewer, cursor, Page.limit(limit));
        var tagsOf = tags.of(page.items().stream().map(Customer::id).toList());
        return page.map(customer -> CustomerView.of(
                customer, tagsOf.getOrDefault(customer.id(), Collections.emptySortedSet()), viewer.fieldAccess()));
    }

    @GetMapping("/{ref}")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read a customer", description = "The ETag names the version, for If-Match of a change.")
    ResponseEntity<CustomerView> get(@PathVariable String ref, Viewer viewer) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        return shown(HttpStatus.OK, seen.customer(), seen.fieldAccess());
    }

    @PutMapping(path = "/{ref}", consumes = "application/json")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.SUPERVISOR)
    @Operation(
            summary = "Make a customer known, or say everything that you know of them",
            description = "Identity that is left out is cleared; owner and tags stay when left out. No event is raised,"
                    + " so no journey begins: send customer.registered for that.")
    ResponseEntity<CustomerView> put(
            @PathVariable String ref,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            Viewer viewer) {
        var written = writes.put(
                new CustomerRef(ref),
                CustomerFields.whole(body),
                Preconditions.read(ifMatch, ifNoneMatch),
                viewer,
                viewer.cause());
        return shown(written.created() ? HttpStatus.CREATED : HttpStatus.OK, written.customer(), viewer.fieldAccess());
    }

    @PatchMapping(path = "/{ref}", consumes = "application/merge-patch+json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Change some of what is known of a customer",
            description = "A JSON merge patch (RFC 7396): what is left out stays, null clears, tags are replaced.")
    ResponseEntity<CustomerView> patch(
            @PathVariable String ref,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Viewer viewer) {
        var changed = writes.change(
                new CustomerRef(ref),
                CustomerFields.part(body),
                Preconditions.read(ifMatch, null),
                viewer,
                viewer.cause());
        return shown(HttpStatus.OK, changed, viewer.fieldAccess());
    }

    @DeleteMapping("/{ref}")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Record that a customer wants to be forgotten",
            description =
                    "The request is kept and listed; the customer is not erased yet. Asking again changes nothing.")
    ErasureRequests.Request erase(@PathVariable String ref, Viewer viewer) {
        return erasures.request(new CustomerRef(ref), viewer, viewer.cause());
    }

    private ResponseEntity<CustomerView> shown(HttpStatus status, Customer customer, FieldAccess fieldAccess) {
        SortedSet<String> itsTags = tags.of(customer.id());
        var answer = ResponseEntity.status(status).eTag(Preconditions.tag(customer.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/customers/"
                    + UriUtils.encodePathSegment(customer.ref().value(), UTF_8)));
        }
        return answer.body(CustomerView.of(customer, itsTags, fieldAccess));
    }
}
