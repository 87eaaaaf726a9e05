package io.wayline.staff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.staff.Account;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.OwnPassword;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;

/** Where everybody changes their own password. */
@Controller
@RequestMapping("/settings/me")
class MePages {

    private final OwnPassword passwords;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    MePages(OwnPassword passwords) {
        this.passwords = passwords;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean done, Model model) {
        model.addAttribute("done", done);
        return "staff/me";
    }

    /** Every other session of the person ends; this one goes on under a new id. */
    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            goOn(passwords.change(person.username(), current, password), request, response);
            return "redirect:/settings/me?done=true";
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return show(false, model);
        }
    }

    private void goOn(Account account, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(account.person(), account.generation()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
