package io.wayline.platform.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the form; {@code POST /sign-in} itself is handled by security. */
@Controller
class SignInPages {

    static final String PATH = "/sign-in";

    private static final List<Demonstration> DEMONSTRATION_ACCOUNTS = List.of(
            new Demonstration("lin", "Lin Yue", "AGENT"),
            new Demonstration("shen", "Shen Qiao", "SUPERVISOR"),
            new Demonstration("he", "He Ping", "OPERATIONS"),
            new Demonstration("tang", "Tang Rui", "MARKETING"),
            new Demonstration("admin", "Ada Novak", "ADMIN"));

    private final boolean embedded;

    SignInPages(@Value("${wayline.embedded:false}") boolean embedded) {
        this.embedded = embedded;
    }

    @GetMapping(PATH)
    String show(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable Integer throttled,
            Model model) {
        if (Reader.person().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("throttledMinutes", throttled);
        model.addAttribute("demonstrations", embedded ? DEMONSTRATION_ACCOUNTS : List.of());
        return "shell/sign-in";
    }

    /**
     * Asks somebody for their password on the page that they have open, or says that nobody need be asked.
     *
     * @param who the account whose page it is; whether there is such an account is not told
     */
    @GetMapping(PATH + "/again")
    String again(@RequestParam(defaultValue = "") String who, Model model) {
        var now = Reader.person();
        model.addAttribute("account", who);
        model.addAttribute(
                "signedIn", now.isEmpty() ? "nobody" : now.get().username().equals(who) ? "same" : "other");
        return "shell/sign-in-again";
    }

    /** An account of the made-up company, whose password is its name. */
    public record Demonstration(String username, String name, String role) {}
}
