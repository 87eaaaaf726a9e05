package io.wayline.audience.web;

import java.security.Principal;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.audience.enrolment.EnrolmentOver;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.enrolment.RunOutlooks;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.shared.InvalidValue;

/** What people do with runs on the page of a segment. */
@Controller
@RequestMapping("/campaigns/runs")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING')")
class EnrolmentPages {

    private static final Set<String> ACTS = Set.of("pause", "resume", "stop");

    private final Enrolments enrolments;
    private final RunOutlooks outlooks;

    EnrolmentPages(Enrolments enrolments, RunOutlooks outlooks) {
        this.enrolments = enrolments;
        this.outlooks = outlooks;
    }

    /** What a run would come to, while it is filled in; the field at fault where it cannot be read. */
    @PostMapping("/outlook")
    String outlook(
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam @Nullable String rate,
            @RequestParam @Nullable String window,
            @RequestParam @Nullable String workingTime,
            @RequestParam(defaultValue = "") String most,
            Model model) {
        try {
            var pace = Pace.read(rate, window, workingTime);
            model.addAttribute("pace", pace);
            model.addAttribute("outlook", outlooks.of(segment, campaign, pace, number(most)));
        } catch (InvalidValue unfit) {
            model.addAttribute("fault", unfit.field());
        } catch (SegmentTooSlow tooSlow) {
            model.addAttribute("slow", true);
        }
        return "audience/outlook";
    }

    /** @param press the page's own name of this press: a second one begins nothing */
    @PostMapping
    String begin(
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam @Nullable String rate,
            @RequestParam @Nullable String window,
            @RequestParam @Nullable String workingTime,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String press,
            Principal by) {
        var run = enrolments.begin(new Enrolments.Wish(
                segment,
                campaign,
                Pace.read(rate, window, workingTime),
                number(most),
                by.getName(),
                Enrolments.pressed(by.getName(), press)));
        return "redirect:/campaigns/segments/" + run.segment() + "#runs";
    }

    @PostMapping("/{ref}/{act}")
    String act(
            @PathVariable String ref,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            Principal by,
            RedirectAttributes later) {
        if (!ACTS.contains(act)) {
            throw new InvalidValue("act", "is none of ours", "use pause, resume, or stop");
        }
        try {
            switch (act) {
                case "pause" -> enrolments.pause(ref, by.getName(), reason);
                case "resume" -> enrolments.resume(ref, by.getName(), reason);
                default -> enrolments.stop(ref, by.getName(), reason);
            }
        } catch (EnrolmentOver over) {
            // pressed on a page that was open while it came to its end
            later.addFlashAttribute("over", true);
        }
        return "redirect:/campaigns/segments/" + enrolments.get(ref).segment() + "#runs";
    }

    private static @Nullable Integer number(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("0*[1-9]\\d{0,7}")) {
            throw new InvalidValue("most", "is no number", "give 1 or more, or leave it out for all");
        }
        return Integer.valueOf(text.strip());
    }
}
