package io.wayline.workspace.web.customer;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.customer.erasure.Erasures;
import io.wayline.shared.Refusal;

/** Who asked to be forgotten, and forgetting them. */
@Controller
class ErasurePages {

    private static final int ROWS = 50;

    private final ErasureRequests requests;
    private final Erasures erasures;

    ErasurePages(ErasureRequests requests, Erasures erasures) {
        this.requests = requests;
        this.erasures = erasures;
    }

    /** @param done there when a request was just carried out */
    @GetMapping("/erasures")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    String list(@RequestParam @Nullable String cursor, @RequestParam @Nullable String done, Model model) {
        model.addAttribute("done", done != null);
        return page(cursor, model);
    }

    @PostMapping("/erasures/{id}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    String carryOut(@PathVariable String id, Viewer viewer, Model model, HttpServletResponse response) {
        try {
            erasures.carryOut(id, viewer.name());
            return "redirect:/erasures?done";
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.CONFLICT) {
                throw refused;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("done", false);
            model.addAttribute("refused", refused.code());
            return page(null, model);
        }
    }

    private String page(@Nullable String cursor, Model model) {
        model.addAttribute("page", requests.list(cursor, ROWS));
        model.addAttribute("first", cursor == null);
        return "workspace/erasures";
    }
}
