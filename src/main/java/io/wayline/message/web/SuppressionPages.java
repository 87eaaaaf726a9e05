package io.wayline.message.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.NotFound;

/**
 * Where nothing is sent any more. Whoever acts types the whole address: most who may do so see none here, and one that
 * is typed is meant.
 */
@Controller
@RequestMapping("/mails/suppressed")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class SuppressionPages {

    private static final int ROWS = 50;

    private final MailSuppressions suppressions;

    SuppressionPages(MailSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** A line of the list; the note may name somebody, so it is hidden with the address. */
    public record Row(
            MailSuppressions.Suppressed suppressed,
            @Nullable String address,
            @Nullable String note) {}

    /**
     * @param done what the press before has done, {@code added} or {@code removed}
     * @param wrong what it had wrong: a field, or {@code unknown} for an address that is not suppressed
     */
    @GetMapping
    String list(
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String done,
            @RequestParam @Nullable String wrong,
            Viewer viewer,
            Model model) {
        var page = suppressions.list(cursor, ROWS);
        var open = viewer.fieldAccess() == FieldAccess.OPEN;
        model.addAttribute("page", page);
        model.addAttribute(
                "rows",
                page.items().stream()
                        .map(each -> new Row(
                                each,
                                open ? each.address() : MessageView.masked(each.address()),
                                open ? each.note() : null))
                        .toList());
        model.addAttribute("first", cursor == null);
        model.addAttribute("added", "added".equals(done));
        model.addAttribute("removed", "removed".equals(done));
        model.addAttribute("unknown", "unknown".equals(wrong));
        model.addAttribute("wrong", wrong != null);
        return "message/suppressed";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String reason,
            Principal actor,
            RedirectAttributes query) {
        return after("added", () -> suppressions.add(new MailAddress(address), actor.getName(), reason), query);
    }

    @PostMapping("/remove")
    @PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
    String remove(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String reason,
            Principal actor,
            RedirectAttributes query) {
        return after("removed", () -> suppressions.remove(new MailAddress(address), actor.getName(), reason), query);
    }

    private static String after(String done, Runnable act, RedirectAttributes query) {
        try {
            act.run();
            query.addAttribute("done", done);
        } catch (NotFound notSuppressed) {
            query.addAttribute("wrong", "unknown");
        } catch (InvalidValue wrong) {
            query.addAttribute("wrong", wrong.field());
        }
        return "redirect:/mails/suppressed";
    }
}
