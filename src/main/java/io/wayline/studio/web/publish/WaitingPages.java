package io.wayline.studio.web.publish;

import java.security.Principal;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.plan.PublicationPlan;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.shared.NotFound;

/** The publications that wait for a time or for somebody, those that were refused, and what became of the reader’s own. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class WaitingPages {

    private final PublicationPlans plans;
    private final CatalogueItems items;

    WaitingPages(PublicationPlans plans, CatalogueItems items) {
        this.plans = plans;
        this.items = items;
    }

    /** @param name of the thing, for the reader */
    public record Waiting(PublicationPlan plan, String name) {}

    @GetMapping("/studio/catalogue/waiting")
    String waiting(Principal person, Locale reader, Model model) {
        model.addAttribute(
                "waiting",
                Stream.concat(plans.waiting().stream(), plans.ended(person.getName()).stream())
                        .map(plan -> new Waiting(plan, name(plan, reader)))
                        .toList());
        return "studio/waiting";
    }

    private String name(PublicationPlan plan, Locale reader) {
        try {
            return items.get(plan.item(), reader).name();
        } catch (NotFound notThereYet) {
            return plan.content()
                    .drawnName(plan.item().kind())
                    .orElse(plan.item().key());
        }
    }
}
