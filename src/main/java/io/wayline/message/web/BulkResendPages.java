package io.wayline.message.web;

import java.security.Principal;
import java.time.ZoneId;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.message.Messages;
import io.wayline.message.operation.BulkResendRefused;
import io.wayline.message.operation.BulkResends;
import io.wayline.message.operation.BulkResends.State;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;

/** Sends what a list of failed or uncertain mails shows again, all of it, with a second person where it is much. */
@Controller
@RequestMapping("/mails/resend")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
class BulkResendPages {

    private final BulkResends resends;
    private final Customers customers;
    private final ZoneId zone;

    BulkResendPages(BulkResends resends, Customers customers, ZoneId zone) {
        this.resends = resends;
        this.customers = customers;
        this.zone = zone;
    }

    @GetMapping
    String ask(@ModelAttribute("filter") MailFilter filter, Model model) {
        return asked(filter, false, model);
    }

    @PostMapping
    String ask(
            @ModelAttribute("filter") MailFilter filter,
            @RequestParam(defaultValue = "0") long mails,
            @RequestParam(defaultValue = "") String reason,
            Principal actor,
            Model model,
            RedirectAttributes query) {
        try {
            var resend = resends.ask(wanted(filter), mails, actor.getName(), reason);
            query.addAttribute("id", resend.ref());
            return "redirect:/mails/resend/{id}";
        } catch (BulkResendRefused | InvalidValue lookAgain) {
            return asked(filter, true, model);
        }
    }

    @GetMapping("/{id}")
    String resend(@PathVariable String id, Principal reader, Model model) {
        var resend = resends.get(id);
        model.addAttribute("resend", resend);
        model.addAttribute("waits", resend.state() == State.WAITING);
        model.addAttribute("runs", resend.state() == State.RUNNING);
        model.addAttribute("own", resend.askedBy().equals(reader.getName()));
        return "message/mail-resend";
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable String id, Principal actor, RedirectAttributes query) {
        return after(() -> resends.confirm(id, actor.getName()), id, query);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, Principal actor, RedirectAttributes query) {
        return after(() -> resends.withdraw(id, actor.getName()), id, query);
    }

    private String asked(MailFilter filter, boolean again, Model model) {
        model.addAttribute("foresight", resends.foresee(wanted(filter)));
        model.addAttribute("again", again);
        return "message/mail-resend-ask";
    }

    private Messages.Filter wanted(MailFilter filter) {
        return filter.within(zone, this::kept);
    }

    private CustomerRef kept(CustomerRef ref) {
        return customers.find(ref).map(Customer::ref).orElse(ref);
    }

    private static String after(Runnable act, String id, RedirectAttributes query) {
        try {
            act.run();
        } catch (BulkResendRefused standsElsewhere) {
            // its page says where, and who may do what
        }
        query.addAttribute("id", id);
        return "redirect:/mails/resend/{id}";
    }
}
