package io.wayline.complaint.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
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
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.value.Orders;

/** The page on which somebody takes a complaint while the customer is on the phone. */
@Controller
@RequestMapping("/complaints")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class ComplaintNewPages {

    private static final int SUGGESTIONS = 8;
    private static final int ORDERS = 5;
    private static final int KEY = 36;

    /** Under this key something else was taken before. */
    private static final String ANOTHER = "another";

    private static final List<String> CHANNELS = List.of("phone", "mail", "chat", "letter", "shop");

    private final ComplaintDoor door;
    private final ComplaintList list;
    private final Complaints complaints;
    private final Customers customers;
    private final VisibleCustomers visible;
    private final CustomerSearch search;
    private final Orders orders;
    private final JsonMapper json;

    ComplaintNewPages(
            ComplaintDoor door,
            ComplaintList list,
            Complaints complaints,
            Customers customers,
            VisibleCustomers visible,
            CustomerSearch search,
            Orders orders,
            JsonMapper json) {
        this.door = door;
        this.list = list;
        this.complaints = complaints;
        this.customers = customers;
        this.visible = visible;
        this.search = search;
        this.orders = orders;
        this.json = json;
    }

    /**
     * What stands in the form.
     *
     * @param customer a ref, or how a name begins, or empty for somebody nobody knows
     * @param key the page's own name of this complaint: a second press takes it once
     */
    public record Typed(
            String customer,
            String name,
            String phone,
            String email,
            String category,
            String text,
            String orderRef,
            String severity,
            String channel,
            String key) {

        /** Binds what a browser sends, and what it leaves out. */
        public static Typed of(
                @Nullable String customer,
                @Nullable String name,
                @Nullable String phone,
                @Nullable String email,
                @Nullable String category,
                @Nullable String text,
                @Nullable String orderRef,
                @Nullable String severity,
                @Nullable String channel,
                @Nullable String key) {
            return new Typed(
                    plain(customer),
                    plain(name),
                    plain(phone),
                    plain(email),
                    plain(category),
                    plain(text),
                    plain(orderRef),
                    plain(severity).isEmpty() ? "3" : plain(severity),
                    CHANNELS.contains(plain(channel)) ? plain(channel) : CHANNELS.get(0),
                    plain(key).matches("[0-9a-f-]{" + KEY + "}")
                            ? plain(key)
                            : UUID.randomUUID().toString());
        }

        Typed anew() {
            return of(customer, name, phone, email, category, text, orderRef, severity, channel, null);
        }

        private static String plain(@Nullable String said) {
            return said == null ? "" : said.strip();
        }
    }

    /** @param customer the ref of who is on the phone, where the page that one comes from knows */
    @GetMapping("/new")
    String ask(@RequestParam @Nullable String customer, Viewer viewer, Model model) {
        var typed = Typed.of(customer, null, null, null, null, null, null, null, null, null);
        return page(typed, Set.of(), List.of(), viewer, model);
    }

    /** Customers who begin so, as options of a list. */
    @GetMapping("/new/customers")
    String suggest(@RequestParam(defaultValue = "") String customer, Viewer viewer, Model model) {
        model.addAttribute("found", beginning(customer.strip(), viewer));
        return "complaint/customers";
    }

    @PostMapping
    String take(
            @RequestParam @Nullable String customer,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String phone,
            @RequestParam @Nullable String email,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String text,
            @RequestParam @Nullable String orderRef,
            @RequestParam @Nullable String severity,
            @RequestParam @Nullable String channel,
            @RequestParam @Nullable String key,
            Viewer viewer,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var typed = Typed.of(customer, name, phone, email, category, text, orderRef, severity, channel, key);
        var wrong = new TreeSet<String>();
        var choice = typed.customer().isEmpty() ? List.<Customer>of() : meant(typed.customer(), viewer);
        if (!typed.customer().isEmpty() && choice.size() != 1) {
            wrong.add("customer");
        }
        if (typed.customer().isEmpty() && (typed.name() + typed.phone() + typed.email()).isEmpty()) {
            wrong.add("contact");
        }
        if (typed.category().isEmpty()) {
            wrong.add("category");
        }
        if (typed.text().isEmpty()) {
            wrong.add("text");
        }
        var who = choice.size() == 1 ? choice.get(0).ref() : new CustomerRef(sender(typed.key()));
        if (wrong.isEmpty()) {
            try {
                door.takeAtDesk(who, typed.key(), data(typed), viewer.name());
            } catch (Refusal refused) {
                wrong.addAll(fields(refused));
            }
        }
        if (wrong.contains(ANOTHER)) {
            typed = typed.anew();
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, wrong, choice, viewer, model);
        }
        address.addAttribute("key", typed.key());
        address.addAttribute("customer", who.value());
        return "redirect:/complaints/new/{key}";
    }

    /** Leads to the complaint as soon as it is there and the reader may see it. */
    @GetMapping("/new/{key}")
    String taken(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String customer,
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (customer.isBlank() || !customer.equals(sender(key)) && byRef(customer, viewer) == null) {
            throw new NotFound("complaint");
        }
        var found = customers
                .find(new CustomerRef(customer))
                .flatMap(known -> complaints.find(known.id(), key))
                .orElse(null);
        if (found != null && mayRead(found, viewer)) {
            if (request.getHeader("HX-Request") == null) {
                return "redirect:/complaints/" + found.ref();
            }
            response.setHeader("HX-Redirect", "/complaints/" + found.ref());
        }
        model.addAttribute("key", key);
        model.addAttribute("customer", customer);
        model.addAttribute("ref", found == null ? null : found.ref());
        model.addAttribute("waits", found == null || found.stage() == ComplaintStage.RECEIVED);
        return "complaint/taken";
    }

    /** The ref of somebody nobody knows, whom the complaint makes known. */
    private static String sender(String key) {
        return "sender-" + key;
    }

    private boolean mayRead(Complaint complaint, Viewer viewer) {
        try {
            list.get(complaint.ref(), viewer);
            return true;
        } catch (NotFound ofAnotherQueue) {
            return false;
        }
    }

    private String page(Typed typed, Set<String> wrong, List<Customer> choice, Viewer viewer, Model model) {
        var known = choice.size() == 1 ? choice.get(0) : byRef(typed.customer(), viewer);
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", List.copyOf(wrong));
        model.addAttribute("choice", choice);
        model.addAttribute("known", known);
        model.addAttribute("orders", known == null ? List.of() : orders.latest(known.id(), ORDERS));
        model.addAttribute("categories", ComplaintCategory.values());
        model.addAttribute("channels", CHANNELS);
        return "complaint/new";
    }

    /** By their ref, or else all whose name or ref begins so, as far as this viewer sees them. */
    private List<Customer> meant(String customer, Viewer viewer) {
        var exactly = byRef(customer, viewer);
        return exactly == null ? beginning(customer, viewer) : List.of(exactly);
    }

    private List<Customer> beginning(String text, Viewer viewer) {
        return text.isEmpty()
                ? List.of()
                : search.beginning(text, viewer, null, SUGGESTIONS).items();
    }

    private @Nullable Customer byRef(String ref, Viewer viewer) {
        try {
            return ref.isEmpty()
                    ? null
                    : visible.get(new CustomerRef(ref), viewer).customer();
        } catch (NotFound | InvalidValue none) {
            return null;
        }
    }

    /** What is left empty is left out; the contact of a customer whom we know is known. */
    private ObjectNode data(Typed typed) {
        var data = json.createObjectNode();
        data.put("category", typed.category());
        data.put("text", typed.text());
        data.put("severity", typed.severity());
        data.put("channel", typed.channel());
        put(data, "orderRef", typed.orderRef());
        if (typed.customer().isEmpty()) {
            var contact = data.putObject("contact");
            put(contact, "name", typed.name());
            put(contact, "phone", typed.phone());
            put(contact, "email", typed.email());
        }
        return data;
    }

    private static void put(ObjectNode data, String field, String value) {
        if (!value.isEmpty()) {
            data.put(field, value);
        }
    }

    /** The fields of the form that a refusal is about; where it says none, the name stands for what was taken before. */
    private static Set<String> fields(Refusal refused) {
        var fields = new TreeSet<String>();
        refused.findings().forEach(finding -> {
            var path = finding.pointer();
            fields.add(path.substring(path.lastIndexOf('/') + 1));
        });
        return fields.isEmpty() ? Set.of(ANOTHER) : fields;
    }
}
