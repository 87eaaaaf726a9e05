package io.wayline.complaint.web;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.door.ComplaintDoor;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/complaints")
@Tag(name = "Complaints", description = "What customers complain of, and when they are answered.")
class ComplaintsApi {

    private final ComplaintList list;
    private final Complaints complaints;
    private final Customers customers;
    private final ComplaintDoor door;
    private final JsonMapper json;

    ComplaintsApi(ComplaintList list, Complaints complaints, Customers customers, ComplaintDoor door, JsonMapper json) {
        this.list = list;
        this.complaints = complaints;
        this.customers = customers;
        this.door = door;
        this.json = json;
    }

    /**
     * What somebody complains of; the fields are those of {@code complaint.received}.
     *
     * @param customer the ref of who complains; left out for somebody nobody knows, who is then made known
     * @param complaintRef the caller's own name of it; left out, one is made
     */
    record Complain(
            @Nullable String customer,
            @Nullable String complaintRef,
            @Nullable String category,
            @Nullable String text,
            @Nullable String severity,
            @Nullable String orderRef,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String channel,
            @Nullable Contact contact) {}

    record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {}

    /** @param duplicate true when the same was sent before */
    record Taken(String customer, String complaintRef, String event, boolean duplicate) {}

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List complaints",
            description = "The newest first. Agents see those of their queues and of the customers in their care;"
                    + " supervisors, operations, and admins see all.")
    Page<ComplaintView> list(
            @RequestParam @Nullable ComplaintStage stage,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String customer,
            @RequestParam @Nullable String complaintRef,
            @RequestParam @Nullable Boolean open,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var filter =
                new ComplaintList.Filter(stage, category(category), customerId(customer), complaintRef, open, overdue);
        var page = list.page(filter, viewer, cursor, Page.limit(limit));
        var known =
                customers.find(page.items().stream().map(Complaint::customer).collect(Collectors.toSet()));
        return page.map(complaint -> ComplaintView.of(complaint, ref(complaint, known)));
    }

    @GetMapping("/{ref}")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read a complaint",
            description = "By the ref that people know it by, such as CP-26-0379, with every answer and every word.")
    ComplaintView get(@PathVariable String ref, Viewer viewer) {
        var complaint = list.get(ref, viewer);
        return ComplaintView.of(complaint, customers.get(complaint.customer()).ref())
                .with(complaints.rounds(complaint), complaints.texts(complaint), viewer.fieldAccess());
    }

    @PostMapping(consumes = "application/json")
    @Allowed(
            scopes = Scope.EVENTS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Take a complaint",
            description = "As the event complaint.received does, with the same fields; 202 once it is kept. The same"
                    + " complaintRef of the same customer sent again changes nothing.")
    ResponseEntity<Taken> complain(@RequestBody Complain said, Viewer viewer) {
        var customer = said.customer() == null ? "sender-" + UUID.randomUUID() : said.customer();
        var ref = said.complaintRef() == null ? UUID.randomUUID().toString() : said.complaintRef();
        var recorded = viewer.isPerson()
                ? door.takeOverApi(subject(customer), ref, data(said), viewer.name())
                : door.takeOverApi(subject(customer), ref, data(said));
        return ResponseEntity.status(recorded.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Taken(customer, ref, Long.toString(recorded.id()), recorded.duplicate()));
    }

    /** What is left out is left out of the event, too. */
    private ObjectNode data(Complain said) {
        ObjectNode data = json.valueToTree(said);
        data.remove("customer");
        data.properties().removeIf(field -> field.getValue().isNull());
        if (data.path("contact") instanceof ObjectNode contact) {
            contact.properties().removeIf(field -> field.getValue().isNull());
        }
        return data;
    }

    private static CustomerRef subject(String ref) {
        try {
            return new CustomerRef(ref);
        } catch (InvalidValue wrong) {
            throw wrong.called("customer");
        }
    }

    private static @Nullable ComplaintCategory category(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (var category : ComplaintCategory.values()) {
            if (category.word().equals(word)) {
                return category;
            }
        }
        throw new InvalidValue(
                "category", "is none of ours", "send delivery, quality, invoice, price, service, or other");
    }

    /** Nobody of that ref has no complaints, and that is all there is to say. */
    private @Nullable CustomerId customerId(@Nullable String ref) {
        return ref == null
                ? null
                : customers.find(subject(ref)).map(Customer::id).orElse(new CustomerId("nobody"));
    }

    private static @Nullable CustomerRef ref(Complaint complaint, Map<CustomerId, Customer> known) {
        var customer = known.get(complaint.customer());
        return customer == null ? null : customer.ref();
    }
}
