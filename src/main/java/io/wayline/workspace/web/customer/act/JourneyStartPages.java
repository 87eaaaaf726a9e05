package io.wayline.workspace.web.customer.act;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.journey.byhand.EntryRefused;
import io.wayline.shared.CustomerRef;

/** Starting a journey that allows it from the customer's page. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class JourneyStartPages {

    private final CustomerActs acts;

    JourneyStartPages(CustomerActs acts) {
        this.acts = acts;
    }

    /**
     * The page comes back either way and says in a sentence what became of it.
     *
     * @param key the page's own name of this wish: a second press starts nothing
     */
    @PostMapping("/customers/{ref}/journeys")
    String start(
            @PathVariable String ref,
            @RequestParam String journey,
            @RequestParam String key,
            Viewer viewer,
            RedirectAttributes address) {
        address.addAttribute("ref", ref);
        try {
            acts.start(new CustomerRef(ref), journey, viewer, key);
            address.addAttribute("done", "journey");
        } catch (EntryRefused refused) {
            address.addAttribute("refused", refused.why());
            address.addAttribute("journey", journey);
            if (refused.at() != null) {
                address.addAttribute("at", refused.at());
            }
        }
        return "redirect:/customers/{ref}";
    }
}
