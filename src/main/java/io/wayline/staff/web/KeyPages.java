package io.wayline.staff.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.access.Scope;
import io.wayline.staff.ApiKeys;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.Person;

/** Where an admin looks after the keys of other systems. */
@Controller
@RequestMapping("/settings/keys")
class KeyPages {

    private final ApiKeys keys;
    private final Clock clock;
    private final ZoneId zone;
    private final boolean embedded;

    KeyPages(ApiKeys keys, Clock clock, ZoneId zone, @Value("${wayline.embedded}") boolean embedded) {
        this.keys = keys;
        this.clock = clock;
        this.zone = zone;
        this.embedded = embedded;
    }

    @GetMapping
    String list(Model model) {
        return page("", Set.of(), null, model);
    }

    /** The key is shown in this one answer and never again. */
    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<String> scopes,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate expires,
            @AuthenticationPrincipal Person by,
            Model model,
            HttpServletResponse response) {
        var chosen = scopes.stream().flatMap(text -> Scope.named(text).stream()).collect(Collectors.toSet());
        try {
            var end = expires == null
                    ? null
                    : expires.plusDays(1).atStartOfDay(zone).toInstant();
            model.addAttribute("made", keys.create(name, chosen, end, by.username()));
            return page("", Set.of(), null, model);
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return page(name, scopes, expires, model);
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable long id, @AuthenticationPrincipal Person by) {
        keys.revoke(id, by.username());
        return "redirect:/settings/keys";
    }

    private String page(String name, Set<String> chosen, @Nullable LocalDate expires, Model model) {
        model.addAttribute("keys", keys.list());
        model.addAttribute("now", clock.instant());
        model.addAttribute("unstored", keys.unstored());
        model.addAttribute("demonstrationKey", embedded ? ApiKeys.DEMONSTRATION_KEY : null);
        model.addAttribute(
                "scopes", Arrays.stream(Scope.values()).map(Scope::text).toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute("name", name);
        model.addAttribute("expires", expires);
        return "staff/keys";
    }
}
