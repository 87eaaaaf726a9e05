package io.wayline.complaint.web;

import java.util.Map;
import java.util.Objects;
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

import io.wayline.complaint.Casework;
import io.wayline.complaint.Casework.Press;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.door.ComplaintDoor;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
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
    private final Casework casework;
    private final VisibleCustomers visible;
    private final ComplaintDoor door;
    private final JsonMapper json;

    ComplaintsApi(
            ComplaintList list,
            Complaints complaints,
            Casework casework,
            Customers customers,
            VisibleCustomers visible,
            ComplaintDoor door,
            JsonMapper json) {
        this.list = list;
        this.complaints = complaints;
        this.casework = casework;
        this.customers = customers;
        this.visible = visible;
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

    /**
     * Why, and by which call.
     *
     * @param reason one line of 1 to 500 characters
     * @param key the caller's own name of this call, 1 to 36 letters, digits, and dashes: the same again by the same
     *     caller changes nothing; left out, one is made
     */
    record Why(@Nullable String reason, @Nullable String key) {}

    /** @param category what it is about, one of ours */
    record Move(
            @Nullable String category,
            @Nullable String reason,
            @Nullable String key) {}

    /**
     * Which other one it belongs to.
     *
     * @param other the ref of a complaint of the same customer
     * @param duplicate true when only one of the two is to be answered
     */
    record Link(
            @Nullable String other,
            @Nullable Boolean duplicate,
            @Nullable String reason,
            @Nullable String key) {}

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
        return shown(list.get(ref, viewer), viewer);
    }

    @PostMapping(consumes = "application/json")
    @Allowed(
            scopes = Scope.EVENTS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Take a complaint",
            description = "As the event complaint.received does, with the same fields; 202 once it is kept. The same"
                    + " complaintRef of the same customer sent again changes nothing. A person can name only customers"
                    + " whom they see, and a key only those whom it sees where it acts for a person; 404 otherwise.")
    ResponseEntity<Taken> complain(@RequestBody Complain said, Viewer viewer) {
        var customer = said.customer() == null ? "sender-" + UUID.randomUUID() : said.customer();
        var ref = said.complaintRef() == null ? UUID.randomUUID().toString() : said.complaintRef();
        if (viewer.isPerson() && said.customer() != null) {
            visible.get(subject(customer), viewer);
        }
        var recorded = viewer.isPerson()
                ? door.takeOverApi(subject(customer), ref, data(said), viewer.name())
                : door.takeOverApi(subject(customer), ref, data(said));
        return ResponseEntity.status(recorded.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Taken(customer, ref, Long.toString(recorded.id()), recorded.duplicate()));
    }

    @PostMapping(path = "/{ref}/withdrawal", consumes = "application/json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Withdraw a complaint",
            description =
                    "For the customer: no answer is owed any more, and its journey closes it. 409 when it is closed,"
                            + " or taken back already.")
    ComplaintView withdraw(@PathVariable String ref, @RequestBody Why why, Viewer viewer) {
        return shown(casework.withdraw(list.get(ref, viewer), reason(why.reason()), press(why.key(), viewer)), viewer);
    }

    @PostMapping(path = "/{ref}/category", consumes = "application/json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Change what a complaint is about",
            description =
                    "What was promised stays promised, and its queue stays; decisions to come know the new category."
                            + " 409 when it is closed, or taken back.")
    ComplaintView move(@PathVariable String ref, @RequestBody Move move, Viewer viewer) {
        var category = category(move.category() == null ? "" : move.category());
        return shown(
                casework.reclassify(
                        list.get(ref, viewer),
                        Objects.requireNonNull(category),
                        reason(move.reason()),
                        press(move.key(), viewer)),
                viewer);
    }

    @PostMapping(path = "/{ref}/links", consumes = "application/json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Link two complaints of a customer",
            description =
                    "Both go on; with duplicate, the one whose answer was promised for the earlier moment is answered,"
                            + " and the other one, which is given back, ends and points to it. 409 when it is closed, or when not"
                            + " both are owed an answer.")
    ComplaintView link(@PathVariable String ref, @RequestBody Link link, Viewer viewer) {
        var complaint = list.get(ref, viewer);
        var other = list.get(link.other() == null ? "" : link.other(), viewer);
        var press = press(link.key(), viewer);
        return shown(
                Boolean.TRUE.equals(link.duplicate())
                        ? casework.duplicate(complaint, other, reason(link.reason()), press)
                        : casework.link(complaint, other, reason(link.reason()), press),
                viewer);
    }

    private ComplaintView shown(Complaint complaint, Viewer viewer) {
        return ComplaintView.of(complaint, customers.get(complaint.customer()).ref())
                .with(complaints.rounds(complaint), complaints.texts(complaint), viewer.fieldAccess());
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static Press press(@Nullable String key, Viewer viewer) {
        return new Press(key == null ? UUID.randomUUID().toString() : key, viewer.name());
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
