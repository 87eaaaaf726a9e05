package io.wayline.message.web;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.message.MessageStateRefused;
import io.wayline.message.operation.MessageActs;
import io.wayline.shared.NotFound;

/** The buttons of a mail's page. Pressed twice, or too late, the page says where the mail stands now. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
class MailActPages {

    private final MessageActs acts;

    MailActPages(MessageActs acts) {
        this.acts = acts;
    }

    @PostMapping("/mails/{id}/{act}")
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam String reason,
            Principal actor,
            RedirectAttributes query) {
        var wanted = MailAct.named(act).orElseThrow(() -> new NotFound("act"));
        try {
            wanted.take(acts, id, actor.getName(), reason.strip());
            query.addAttribute("done", wanted.key());
        } catch (MessageStateRefused standsElsewhere) {
            // its page says where, and what can be done there
        }
        query.addAttribute("id", id);
        return "redirect:/mails/{id}";
    }
}
