package io.wayline.note.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.note.Notes;
import io.wayline.shared.CustomerRef;

/** Writing a note beside a customer, reading earlier ones, removing one, and the way from a notice to what it is about. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class NotePages {

    private final Notes notes;
    private final NoteLines lines;
    private final VisibleNotes visible;
    private final VisibleCustomers customers;

    NotePages(Notes notes, NoteLines lines, VisibleNotes visible, VisibleCustomers customers) {
        this.notes = notes;
        this.lines = lines;
        this.visible = visible;
        this.customers = customers;
    }

    /**
     * @param work the piece of work beside which it is written, to which the browser goes back; empty for none
     * @param key the page's own name of this note: a second press changes nothing
     */
    @PostMapping("/customers/{ref}/notes")
    String write(
            @PathVariable String ref,
            @RequestParam String text,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String work,
            Viewer viewer,
            RedirectAttributes address) {
        var about = customers.get(new CustomerRef(ref), viewer).customer();
        notes.write(about.id(), work.isEmpty() ? null : work, text, viewer.name(), key);
        return back(about.ref(), work, address);
    }

    /**
     * Notes that were written earlier than those of the customer's page, or beside work.
     *
     * @param cursor where the page before ended
     */
    @GetMapping("/customers/{ref}/notes")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    String earlier(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "") String work,
            Viewer viewer,
            Model model) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        model.addAttribute("customer", seen.customer());
        model.addAttribute("page", lines.of(seen, cursor, viewer));
        model.addAttribute("work", work);
        return "note/notes";
    }

    @PostMapping("/notes/{ref}/remove")
    String remove(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String work,
            Viewer viewer,
            RedirectAttributes address) {
        var removed = visible.remove(ref, viewer);
        return back(removed.about().customer().ref(), work, address);
    }

    @GetMapping("/notes/{ref}")
    String look(@PathVariable String ref, Viewer viewer, RedirectAttributes address) {
        return back(visible.get(ref, viewer).about().customer().ref(), null, address);
    }

    private static String back(CustomerRef customer, @Nullable String work, RedirectAttributes address) {
        if (work == null || work.isEmpty()) {
            address.addAttribute("ref", customer.value());
            return "redirect:/customers/{ref}#notes";
        }
        address.addAttribute("work", work);
        return "redirect:/work/{work}#customer";
    }
}
