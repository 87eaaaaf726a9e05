package io.wayline.why.web;

import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.audience.enrolment.CustomerRuns;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.why.CampaignAnswers;
import io.wayline.why.Campaigns;

/** Why somebody did, or did not, get what a campaign brings: asked on the customer's side, or on the campaign's. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class CampaignAnswerPages {

    private static final int RUNS = 50;

    private final VisibleCustomers customers;
    private final Campaigns campaigns;
    private final CampaignAnswers answers;
    private final CustomerRuns runs;

    CampaignAnswerPages(VisibleCustomers customers, Campaigns campaigns, CampaignAnswers answers, CustomerRuns runs) {
        this.customers = customers;
        this.campaigns = campaigns;
        this.answers = answers;
        this.runs = runs;
    }

    /** @param campaign the key of which the answer is shown; one that there is not is passed over */
    @GetMapping("/customers/{ref}/campaigns")
    String ofCustomer(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String campaign,
            Locale reader,
            Viewer viewer,
            Model model) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        var all = campaigns.all(reader);
        model.addAttribute("customer", customer);
        model.addAttribute("campaigns", all);
        model.addAttribute("campaign", campaign);
        model.addAttribute("runs", runs.of(customer.id(), null, RUNS));
        if (all.containsKey(campaign)) {
            model.addAttribute("answer", answers.of(campaign, customer, reader));
        }
        return "why/customer";
    }

    /** Where somebody is named by their number; leads to their page, or says that the reader sees nobody of it. */
    @GetMapping("/campaigns/why")
    String ask(
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String customer,
            Locale reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address) {
        if (!customer.isBlank()) {
            try {
                var seen =
                        customers.get(new CustomerRef(customer.strip()), viewer).customer();
                address.addAttribute("ref", seen.ref().value());
                address.addAttribute("campaign", campaign);
                return "redirect:/customers/{ref}/campaigns";
            } catch (NotFound | InvalidValue nobody) {
                model.addAttribute("nobody", true);
            }
        }
        model.addAttribute("typed", customer);
        model.addAttribute("campaigns", campaigns.all(reader));
        model.addAttribute("campaign", campaign);
        return "why/ask";
    }
}
