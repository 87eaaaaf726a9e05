package io.wayline.workspace.web.task;

import java.security.Principal;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.task.record.TaskRecords;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.workspace.Worker;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Task records", description = "What people answered in tasks that are done.")
class RecordsApi {

    private final TaskRecords records;
    private final RecordViews views;
    private final VisibleCustomers customers;
    private final Worker worker;

    RecordsApi(TaskRecords records, RecordViews views, VisibleCustomers customers, Worker worker) {
        this.records = records;
        this.views = views;
        this.customers = customers;
        this.worker = worker;
    }

    @GetMapping("/tasks/{id}/record")
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read what was answered in a task",
            description =
                    "With the names of fields and choices in the language of Accept-Language, by the version of the"
                            + " form that was seen. 404 while the task is not done.")
    RecordView ofTask(@PathVariable String id, Principal caller) {
        var person = worker.of(caller);
        return views.of(List.of(records.of(id, person)), person).get(0);
    }

    @GetMapping("/instances/{id}/records")
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List what was answered on one way of a customer",
            description = "The first first. Agents see those of their queues and their own, and all while a task of the"
                    + " way waits for them or is theirs.")
    Page<RecordView> ofInstance(
            @PathVariable String id,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Principal caller) {
        var person = worker.of(caller);
        return records.ofInstance(id, person, cursor, Page.limit(limit)).mapAll(found -> views.of(found, person));
    }

    @GetMapping("/customers/{ref}/records")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List what was answered about a customer", description = "The newest first.")
    Page<RecordView> ofCustomer(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        return records.ofCustomer(seen.customer().id(), cursor, Page.limit(limit))
                .mapAll(found -> views.of(found, seen.fieldAccess(), viewer.name()));
    }
}
