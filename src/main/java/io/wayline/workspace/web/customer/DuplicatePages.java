package io.wayline.workspace.web.customer;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.access.Contact;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.duplicate.Duplicates;

/** Customers who may be one person, and the answer that they are not. */
@Controller
@RequestMapping("/duplicates")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
class DuplicatePages {

    private static final int ROWS = 50;

    private final Duplicates duplicates;

    DuplicatePages(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** A pair, with what the reader may see of how they are reached. */
    public record Row(Duplicates.Pair pair, Contact first, Contact second) {}

    @GetMapping
    String list(@RequestParam @Nullable String cursor, Authentication reader, Model model) {
        var fieldAccess = FieldAccess.of(reader.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList());
        model.addAttribute(
                "page",
                duplicates
                        .open(cursor, ROWS)
                        .map(pair ->
                                new Row(pair, fieldAccess.contact(pair.first()), fieldAccess.contact(pair.second()))));
        model.addAttribute("first", cursor == null);
        model.addAttribute("merges", fieldAccess == FieldAccess.OPEN);
        return "workspace/duplicates";
    }

    @PostMapping("/{id}/distinct")
    String distinct(@PathVariable String id, Principal by) {
        duplicates.areNotTheSame(id, by.getName());
        return "redirect:/duplicates";
    }
}
