package io.wayline.workspace.web.complaint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;
import io.wayline.workspace.web.complaint.ShareOut.Outcome;

/** Shares out the complaints that nobody has: first what would go to whom, then, once somebody agrees, so it is. */
@Controller
@RequestMapping("/complaints/share-out")
@PreAuthorize("hasRole('SUPERVISOR')")
class ShareOutPages {

    private static final Logger log = LoggerFactory.getLogger(ShareOutPages.class);

    private static final String TO = "to.";

    private final ShareOut shareOut;

    ShareOutPages(ShareOut shareOut) {
        this.shareOut = shareOut;
    }

    @GetMapping
    String preview(@AuthenticationPrincipal Person by, Viewer viewer, Locale language, Model model) {
        return page(null, Map.of(), by, viewer, language, model);
    }

    /** @param sent under {@code to.} and the id of a task the account of who gets it, or nothing when it is left */
    @PostMapping
    String share(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> sent,
            @AuthenticationPrincipal Person by,
            Viewer viewer,
            Locale language,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var chosen = chosen(sent);
        try {
            ReasonText.read(reason);
        } catch (InvalidValue wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(reason, chosen, by, viewer, language, model);
        }
        var outcomes = chosen.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> give(each.getKey(), each.getValue(), reason, by))
                .toList();
        address.addAttribute("given", count(outcomes, Outcome.GIVEN));
        address.addAttribute("left", count(outcomes, Outcome.LEFT));
        return "redirect:/complaints";
    }

    /** One that cannot be given stops none of the others. */
    private Outcome give(String task, String to, String reason, Person by) {
        try {
            return shareOut.give(task, to, reason, by);
        } catch (Refusal refused) {
            log.info("Task {} was not shared out: {}", task, refused.code());
            return Outcome.LEFT;
        }
    }

    private static Map<String, String> chosen(Map<String, String> sent) {
        var chosen = new TreeMap<String, String>();
        sent.forEach((name, value) -> {
            if (name.startsWith(TO) && chosen.size() < ShareOut.AT_ONCE) {
                chosen.put(name.substring(TO.length()), value);
            }
        });
        return chosen;
    }

    private static long count(List<Outcome> outcomes, Outcome which) {
        return outcomes.stream().filter(which::equals).count();
    }

    /** @param typed the reason that cannot be, or null when none was typed */
    private String page(
            @Nullable String typed,
            Map<String, String> chosen,
            Person by,
            Viewer viewer,
            Locale language,
            Model model) {
        var shares = shareOut.plan(by, viewer, language);
        model.addAttribute("shares", shares);
        model.addAttribute(
                "possible", shares.stream().filter(each -> each.to() != null).count());
        model.addAttribute("chosen", chosen);
        model.addAttribute("typed", typed);
        return "workspace/complaint-share";
    }
}
