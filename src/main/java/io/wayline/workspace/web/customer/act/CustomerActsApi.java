package io.wayline.workspace.web.customer.act;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.journey.byhand.HandWork;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Starting things for a customer, as people do on their page. */
@RestController
@Tag(name = "Customers")
class CustomerActsApi {

    private final CustomerActs acts;

    CustomerActsApi(CustomerActs acts) {
        this.acts = acts;
    }

    /**
     * A piece of work.
     *
     * @param title what it is called, on one line of 1 to 120 characters
     * @param queue whose work it is, by key
     * @param due until when; left out, a workday from now
     * @param text what is to be done, up to 2,000 characters; may be left out
     * @param requestKey the caller's own name of it; sent again, it gives nothing more
     */
    record Give(
            @Nullable String title,
            @Nullable String queue,
            @Nullable Instant due,
            @Nullable String text,
            @Nullable String requestKey) {}

    /**
     * A journey to be started.
     *
     * @param journey its key
     * @param requestKey the caller's own name of it; sent again, it starts nothing more
     */
    record Start(@Nullable String journey, @Nullable String requestKey) {}

    /** @param instance the customer's way that began */
    record Begun(String instance) {}

    @PostMapping(path = "/api/v1/customers/{ref}/tasks", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(
            scopes = {Scope.CUSTOMERS_WRITE, Scope.JOURNEYS_WRITE},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Give a piece of work about a customer to a queue",
            description = "It becomes a task as any other, once for each requestKey. The answer names the way that it"
                    + " runs in.")
    Begun give(@PathVariable String ref, @RequestBody Give asked, Viewer viewer) {
        acts.seen(new CustomerRef(ref), viewer);
        var work = new HandWork(
                asked.title() == null ? "" : asked.title(),
                needed("queue", asked.queue()),
                asked.due(),
                asked.text() == null ? "" : asked.text());
        return new Begun(acts.give(new CustomerRef(ref), work, viewer, key(asked.requestKey())));
    }

    @PostMapping(path = "/api/v1/customers/{ref}/journeys", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(
            scopes = {Scope.CUSTOMERS_WRITE, Scope.JOURNEYS_WRITE},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Start a journey for a customer",
            description =
                    "Only one whose diagram allows it (byHand), once for each requestKey; 409 entry-refused says why"
                            + " it does not let this customer enter now.")
    Begun start(@PathVariable String ref, @RequestBody Start asked, Viewer viewer) {
        acts.seen(new CustomerRef(ref), viewer);
        var journey = needed("journey", asked.journey());
        return new Begun(acts.start(new CustomerRef(ref), journey, viewer, key(asked.requestKey())));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(field, "is missing", "send its key");
        }
        return value;
    }

    private static String key(@Nullable String requestKey) {
        return requestKey == null ? UUID.randomUUID().toString() : requestKey;
    }
}
