package io.wayline.platform.clock;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.Refusal;

/** Where the clock of a demonstration is moved. */
@Controller
@RequestMapping("/settings/clock")
@PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
class ClockPages {

    private static final List<String> STEPS = List.of("PT1H", "PT24H", "PT72H", "PT168H", "PT720H");

    /** A short way is over before the page is there. */
    private static final Duration MOMENT = Duration.ofMillis(800);

    private final DemonstrationTime time;

    ClockPages(DemonstrationTime time) {
        this.time = time;
    }

    @GetMapping
    String show(Model model) {
        var standing = time.standing();
        model.addAttribute("standing", standing);
        model.addAttribute("steps", standing.movable() ? STEPS : List.of());
        return "shell/clock";
    }

    @PostMapping
    String move(
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String to,
            Principal who,
            Model model,
            HttpServletResponse response)
            throws InterruptedException {
        try {
            time.move(by, to, who.getName());
            time.await(MOMENT);
            return "redirect:/settings/clock";
        } catch (ClockRefused refused) {
            model.addAttribute("refused", refused.code());
            model.addAttribute("to", to);
            response.setStatus(refused.kind() == Refusal.Kind.CONFLICT ? 409 : 422);
            return show(model);
        }
    }

    @PostMapping("/stop")
    String stop(Principal who) throws InterruptedException {
        time.stop(who.getName());
        time.await(MOMENT);
        return "redirect:/settings/clock";
    }
}
