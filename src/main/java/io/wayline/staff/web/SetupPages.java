package io.wayline.staff.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.NotFound;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.OwnPassword;

/** The page behind a one-time link: the first admin, or somebody's new password. */
@Controller
class SetupPages {

    private final OwnPassword passwords;

    SetupPages(OwnPassword passwords) {
        this.passwords = passwords;
    }

    @GetMapping("/setup/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return passwords
                .invitation(token)
                .map(invitation -> page(invitation, "", "", model))
                .orElseGet(() -> ended(response));
    }

    @PostMapping("/setup/{token}")
    String take(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response) {
        var invitation = passwords.invitation(token);
        if (invitation.isEmpty()) {
            return ended(response);
        }
        try {
            if (invitation.get().username() == null) {
                passwords.makeFirstAdmin(token, username, name, password);
            } else {
                passwords.set(token, password);
            }
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return page(invitation.get(), username, name, model);
        } catch (NotFound usedMeanwhile) {
            return ended(response);
        }
        return "staff/setup-done";
    }

    private static String page(OwnPassword.Invitation invitation, String username, String name, Model model) {
        model.addAttribute("account", invitation.username());
        model.addAttribute("username", username);
        model.addAttribute("name", name);
        return "staff/setup";
    }

    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "staff/setup-ended";
    }
}
