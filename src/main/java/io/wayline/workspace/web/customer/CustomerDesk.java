package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.Map;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Disclosures.Reason;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.change.CustomerFields;
import io.wayline.customer.change.CustomerMoved;
import io.wayline.customer.change.CustomerWrites;
import io.wayline.customer.change.SeenVersion;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;

/** What agents and supervisors do about one customer on their page. */
@Controller
@RequestMapping("/customers/{ref}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CustomerDesk {

    private static final String PAGE = "redirect:/customers/{ref}";

    private final VisibleCustomers customers;
    private final CustomerWrites writes;
    private final Disclosures disclosures;
    private final ErasureRequests erasures;
    private final CustomerSheet sheet;

    CustomerDesk(
            VisibleCustomers customers,
            CustomerWrites writes,
            Disclosures disclosures,
            ErasureRequests erasures,
            CustomerSheet sheet) {
        this.customers = customers;
        this.writes = writes;
        this.disclosures = disclosures;
        this.erasures = erasures;
        this.sheet = sheet;
    }

    /** A change of what somebody else has changed meanwhile is not made: both are shown, and what was typed stays. */
    @PostMapping
    String change(
            @PathVariable String ref,
            @RequestParam int version,
            @RequestParam Map<String, String> parameters,
            Viewer viewer,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var form = CustomerForm.sent(version, parameters);
        try {
            save(ref, form, viewer);
        } catch (CustomerMoved moved) {
            var seen = customers.get(new CustomerRef(ref), viewer);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return sheet.show(seen, viewer, CustomerSheet.Look.WHOLE, form.over(seen), model);
        } catch (InvalidFields wrong) {
            var fields = wrong.findings().stream().map(Refusal.Finding::pointer).toList();
            response.setStatus(422);
            return sheet.show(
                    customers.get(new CustomerRef(ref), viewer),
                    viewer,
                    CustomerSheet.Look.WHOLE,
                    form.wrong(fields),
                    model);
        }
        return back(ref, address);
    }

    /** A version that moved for another reason than these fields, such as a journey's step, is no conflict. */
    private void save(String ref, CustomerForm form, Viewer viewer) {
        var customer = new CustomerRef(ref);
        var edit = CustomerFields.part(form.said());
        try {
            writes.change(customer, edit, SeenVersion.of(form.version()), viewer, viewer.cause());
        } catch (CustomerMoved moved) {
            var now = form.over(customers.get(customer, viewer));
            var touchesMasked = form.said().keySet().stream().anyMatch(List.of("email", "phone")::contains);
            if (!now.meanwhile().isEmpty() || touchesMasked) {
                throw moved;
            }
            writes.change(customer, edit, SeenVersion.of(now.version()), viewer, viewer.cause());
        }
    }

    @PostMapping("/tags")
    String tag(@PathVariable String ref, @RequestParam String tag, Viewer viewer, RedirectAttributes address) {
        try {
            writes.tag(new CustomerRef(ref), tag, viewer, viewer.cause());
        } catch (InvalidValue wrong) {
            address.addAttribute("untagged", "");
        }
        return back(ref, address);
    }

    @PostMapping("/tags/remove")
    String untag(@PathVariable String ref, @RequestParam String tag, Viewer viewer, RedirectAttributes address) {
        writes.untag(new CustomerRef(ref), tag, viewer, viewer.cause());
        return back(ref, address);
    }

    /** @param owner the account; empty for nobody */
    @PostMapping("/owner")
    @PreAuthorize("hasRole('SUPERVISOR')")
    String hand(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String owner,
            Viewer viewer,
            RedirectAttributes address) {
        writes.change(
                new CustomerRef(ref),
                CustomerFields.part(Map.of("owner", owner)),
                SeenVersion.ANY,
                viewer,
                viewer.cause());
        return back(ref, address);
    }

    @PostMapping("/reveal")
    String reveal(@PathVariable String ref, @RequestParam Reason reason, Viewer viewer, RedirectAttributes address) {
        disclosures.reveal(new CustomerRef(ref), viewer, reason);
        return back(ref, address);
    }

    @PostMapping("/erasure")
    String requestErasure(@PathVariable String ref, Viewer viewer, RedirectAttributes address) {
        erasures.request(new CustomerRef(ref), viewer, viewer.cause());
        return back(ref, address);
    }

    private static String back(String ref, RedirectAttributes address) {
        address.addAttribute("ref", ref);
        return PAGE;
    }
}
