package io.wayline.workspace.web.complaint;

import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.complaint.ComplaintList;
import io.wayline.customer.access.Viewer;
import io.wayline.staff.Person;

/** The complaints by their clock, and the page of each. */
@Controller
@RequestMapping("/complaints")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class ComplaintPages {

    private final ComplaintList list;
    private final ComplaintListSheet listed;
    private final ComplaintSheet sheet;

    ComplaintPages(ComplaintList list, ComplaintListSheet listed, ComplaintSheet sheet) {
        this.list = list;
        this.listed = listed;
        this.sheet = sheet;
    }

    /**
     * @param given how many were shared out just now; they are told of once
     * @param left how many others had taken meanwhile
     */
    @GetMapping
    String list(
            ComplaintListing listing,
            @RequestParam(defaultValue = "-1") int given,
            @RequestParam(defaultValue = "0") int left,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        listed.show(listing, reader, viewer, language, model);
        model.addAttribute("given", given);
        model.addAttribute("left", left);
        return "workspace/complaints";
    }

    @GetMapping("/{ref}")
    String complaint(
            @PathVariable String ref,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return sheet.show(list.get(ref, viewer), reader, viewer, language, model);
    }
}
