package io.wayline.workspace.web.customer;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.hold.StaffHolds;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/** Keeping marketing away from a customer by hand, and letting it go on. */
@Controller
@RequestMapping("/customers/{ref}/holds")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class HoldPages {

    private final VisibleCustomers customers;
    private final StaffHolds holds;

    HoldPages(VisibleCustomers customers, StaffHolds holds) {
        this.customers = customers;
        this.holds = holds;
    }

    @PostMapping
    String place(@PathVariable String ref, @RequestParam String reason, Viewer viewer, RedirectAttributes address) {
        holds.place(id(ref, viewer), reason, viewer.cause());
        return back(ref, address);
    }

    /** @param reference the words under which it was placed */
    @PostMapping("/lift")
    String lift(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String reference,
            Viewer viewer,
            RedirectAttributes address) {
        holds.lift(id(ref, viewer), reference, viewer.cause());
        return back(ref, address);
    }

    private CustomerId id(String ref, Viewer viewer) {
        return customers.get(new CustomerRef(ref), viewer).customer().id();
    }

    private static String back(String ref, RedirectAttributes address) {
        address.addAttribute("ref", ref);
        return "redirect:/customers/{ref}/consents";
    }
}
