package io.wayline.message.web;

import java.security.Principal;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.message.MessageControl.Scope;
import io.wayline.message.Purpose;
import io.wayline.message.pace.MessageControls;
import io.wayline.message.pace.RelayWatch;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.InvalidValue;

/** What is paused, and how fast the rest leaves. */
@Controller
@RequestMapping("/mails/controls")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class MailControlPages {

    private final MessageControls controls;
    private final MailTemplates templates;
    private final RelayWatch relay;

    MailControlPages(MessageControls controls, MailTemplates templates, RelayWatch relay) {
        this.controls = controls;
        this.templates = templates;
        this.relay = relay;
    }

    /**
     * @param saved whether the press before was kept
     * @param wrong the field that the press before had wrong; null without one
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "false") boolean saved, @RequestParam @Nullable String wrong, Model model) {
        model.addAttribute("controls", controls.list());
        model.addAttribute("trouble", relay.trouble().orElse(null));
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("purposes", Purpose.values());
        model.addAttribute("templates", templates.names().stream().sorted().toList());
        model.addAttribute("saved", saved);
        model.addAttribute("wrong", wrong);
        return "message/mail-controls";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
    String set(
            @RequestParam String scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean paused,
            @RequestParam @Nullable Integer rate,
            @RequestParam @Nullable Integer connections,
            @RequestParam(defaultValue = "") String reason,
            Principal actor,
            RedirectAttributes query) {
        try {
            var what = Arrays.stream(Scope.values())
                    .filter(value -> value.name().equals(scope))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("scope", "is not known", "choose one of the list"));
            controls.set(
                    what,
                    what == Scope.GLOBAL ? "" : name.strip(),
                    paused,
                    what.hasPace() ? rate : null,
                    what.hasPace() ? connections : null,
                    reason,
                    actor.getName());
            query.addAttribute("saved", true);
        } catch (InvalidValue wrong) {
            query.addAttribute("wrong", wrong.field());
        }
        return "redirect:/mails/controls";
    }
}
