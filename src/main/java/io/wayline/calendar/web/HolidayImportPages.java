package io.wayline.calendar.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.HolidayFileRefused;
import io.wayline.calendar.holiday.HolidayProposals;
import io.wayline.calendar.holiday.Holidays;
import io.wayline.shared.Refusal;

/** Where holidays of a coming year are proposed by one person and confirmed by another. */
@Controller
@RequestMapping("/settings/calendar/import")
@PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
class HolidayImportPages {

    private static final String HERE = "redirect:/settings/calendar/import";

    private final Holidays holidays;
    private final HolidayProposals proposals;

    HolidayImportPages(Holidays holidays, HolidayProposals proposals) {
        this.holidays = holidays;
        this.proposals = proposals;
    }

    /** @param refused why the press before did nothing */
    @GetMapping
    String show(@RequestParam @Nullable String refused, Principal reader, Model model) {
        var open = proposals.open();
        model.addAttribute("open", open.orElse(null));
        open.ifPresent(proposal -> {
            model.addAttribute("change", holidays.preview(proposal.file()));
            model.addAttribute("mayConfirm", proposals.mayConfirm(proposal, reader.getName()));
            model.addAttribute("own", proposal.proposedBy().equals(reader.getName()));
        });
        model.addAttribute("latest", proposals.latest());
        model.addAttribute("refused", refused);
        return "calendar/import";
    }

    /** The file comes as it is; a part of the page goes back. */
    @PostMapping("/preview")
    String preview(HttpServletRequest request, Model model) throws IOException {
        var bytes = request.getInputStream().readNBytes(HolidayFile.MOST_BYTES + 1);
        try {
            var file = HolidayFile.read(bytes);
            model.addAttribute("file", file);
            model.addAttribute("text", new String(bytes, StandardCharsets.UTF_8));
            model.addAttribute("change", holidays.preview(file));
        } catch (HolidayFileRefused refused) {
            model.addAttribute("faults", refused.faults());
        }
        return "calendar/import-preview";
    }

    @PostMapping
    String propose(@RequestParam(defaultValue = "") String file, Principal actor, RedirectAttributes query) {
        return after(
                query,
                () -> proposals.propose(HolidayFile.read(file.getBytes(StandardCharsets.UTF_8)), actor.getName()));
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable String id, Principal actor, RedirectAttributes query) {
        return after(query, () -> proposals.confirm(id, actor.getName()));
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, Principal actor, RedirectAttributes query) {
        return after(query, () -> proposals.withdraw(id, actor.getName()));
    }

    private static String after(RedirectAttributes query, Runnable act) {
        try {
            act.run();
        } catch (Refusal refused) {
            query.addAttribute("refused", refused.code());
        }
        return HERE;
    }
}
