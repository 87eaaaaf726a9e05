package io.wayline.staff.web;

import java.util.Objects;
import java.util.Set;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.access.Role;
import io.wayline.staff.Account;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.Person;
import io.wayline.staff.Personnel;
import io.wayline.staff.StaffAddresses;

/** Where an admin looks after accounts. */
@Controller
@RequestMapping("/settings")
class AccountPages {

    private static final int PAGE_SIZE = 50;

    private final Personnel personnel;
    private final StaffAddresses addresses;
    private final String baseUrl;

    AccountPages(Personnel personnel, StaffAddresses addresses, @Value("${wayline.base-url}") String baseUrl) {
        this.personnel = personnel;
        this.addresses = addresses;
        this.baseUrl = baseUrl;
    }

    @GetMapping
    String settings() {
        return "redirect:/settings/accounts";
    }

    @GetMapping("/accounts")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        var shown = Math.max(page, 0);
        model.addAttribute("roll", personnel.roll(shown, PAGE_SIZE));
        model.addAttribute("page", shown);
        model.addAttribute("size", PAGE_SIZE);
        return "staff/accounts";
    }

    @GetMapping("/accounts/new")
    String blank(Model model) {
        return form("", "", "", Set.of(Role.AGENT), model);
    }

    @PostMapping("/accounts")
    String hire(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @AuthenticationPrincipal Person by,
            Model model,
            HttpServletResponse response) {
        try {
            return link(personnel.hire(username, name, roles, mail, by.username()), username, model);
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return form(username, name, mail, roles, model);
        }
    }

    @GetMapping("/accounts/{username}")
    String show(@PathVariable String username, Model model) {
        model.addAttribute("account", personnel.account(username));
        return form(username, null, null, null, model);
    }

    @PostMapping("/accounts/{username}")
    String change(
            @PathVariable String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam int version,
            @AuthenticationPrincipal Person by,
            Model model,
            HttpServletResponse response) {
        try {
            personnel.change(username, name, roles, mail, version, by.username());
            return "redirect:/settings/accounts";
        } catch (InvalidAccount unfit) {
            return again(unfit, username, name, mail, roles, model, response);
        }
    }

    @PostMapping("/accounts/{username}/disable")
    String disable(
            @PathVariable String username,
            @RequestParam int version,
            @AuthenticationPrincipal Person by,
            Model model,
            HttpServletResponse response) {
        try {
            personnel.disable(username, version, by.username());
            return "redirect:/settings/accounts";
        } catch (InvalidAccount unfit) {
            return again(unfit, username, null, null, null, model, response);
        }
    }

    @PostMapping("/accounts/{username}/enable")
    String enable(
            @PathVariable String username,
            @RequestParam int version,
            @AuthenticationPrincipal Person by,
            Model model,
            HttpServletResponse response) {
        try {
            personnel.enable(username, version, by.username());
            return "redirect:/settings/accounts";
        } catch (InvalidAccount unfit) {
            return again(unfit, username, null, null, null, model, response);
        }
    }

    @PostMapping("/accounts/{username}/link")
    String invite(@PathVariable String username, @AuthenticationPrincipal Person by, Model model) {
        return link(personnel.invite(username, by.username()), username, model);
    }

    private String again(
            InvalidAccount unfit,
            String username,
            @Nullable String name,
            @Nullable String mail,
            @Nullable Set<Role> roles,
            Model model,
            HttpServletResponse response) {
        Faults.show(unfit, model, response);
        model.addAttribute("account", personnel.account(username));
        return form(username, name, mail, roles, model);
    }

    /** @param name as it was typed, or null for the stored one; the same for the address and the roles */
    private String form(
            String username, @Nullable String name, @Nullable String mail, @Nullable Set<Role> roles, Model model) {
        var account = (Account) model.getAttribute("account");
        model.addAttribute("username", username);
        model.addAttribute(
                "name", name == null && account != null ? account.person().displayName() : name);
        model.addAttribute(
                "chosen",
                (roles == null && account != null ? account.person().roles() : Objects.requireNonNull(roles))
                        .stream().map(Role::name).toList());
        model.addAttribute("mail", mail == null ? addresses.of(username).orElse("") : mail);
        model.addAttribute("roles", Role.values());
        return "staff/account";
    }

    private String link(String token, String username, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("link", baseUrl + "/setup/" + token);
        return "staff/link";
    }
}
