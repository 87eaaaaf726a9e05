package io.wayline.workspace.web.customer;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.export.CustomerExports;
import io.wayline.customer.search.CustomerWalk;

/** Says what will leave the house before it does; the file itself comes from the API. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class CustomerExportPages {

    private final CustomerWalk customers;

    CustomerExportPages(CustomerWalk customers) {
        this.customers = customers;
    }

    @GetMapping("/exports")
    String confirm(CustomerListing listing, Viewer viewer, Model model) {
        var count = customers.count(listing.asked(), viewer);
        model.addAttribute("listing", listing);
        model.addAttribute("count", count);
        model.addAttribute("masked", viewer.fieldAccess() != FieldAccess.OPEN);
        model.addAttribute("wantsReason", count > CustomerExports.WITHOUT_REASON);
        model.addAttribute("withoutReason", CustomerExports.WITHOUT_REASON);
        return "workspace/export";
    }
}
