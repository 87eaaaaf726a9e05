package io.wayline.audience.web;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.audience.change.HeldEntries;
import io.wayline.shared.NotFound;

/** What people decide, on the page of a segment, about those who entered in large numbers. */
@Controller
@RequestMapping("/campaigns/segments/{key}/held")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING')")
class HeldPages {

    private final HeldEntries held;

    HeldPages(HeldEntries held) {
        this.held = held;
    }

    @PostMapping
    String decide(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String raises,
            @RequestParam(defaultValue = "false") boolean tell,
            Principal by,
            RedirectAttributes address) {
        try {
            held.decide(key, raises, tell, by.getName());
        } catch (NotFound decided) {
            // a second press, or a colleague was faster: the page shows what is
        }
        address.addAttribute("key", key);
        return "redirect:/campaigns/segments/{key}";
    }
}
