package io.wayline.workspace.web.customer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;

/** What a customer agreed to and refused, with every proof, and the form by which a colleague records what they were told. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class ConsentPages {

    private static final int ROWS = 50;
    /** How a colleague was told; each has a text under {@code consent.how.}. */
    private static final List<String> WAYS = List.of("call", "letter", "chat", "person");

    private final VisibleCustomers customers;
    private final Consents consents;
    private final MarketingHolds holds;
    private final ConsentText text;

    ConsentPages(VisibleCustomers customers, Consents consents, MarketingHolds holds, ConsentText text) {
        this.customers = customers;
        this.consents = consents;
        this.holds = holds;
        this.text = text;
    }

    @GetMapping("/customers/{ref}/consents")
    String show(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String recorded,
            Viewer viewer,
            Model model) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();

        model.addAttribute("customer", customer);
        model.addAttribute("lines", text.lines(consents.standing(customer.id())));
        model.addAttribute("held", text.held(holds.of(customer.id())));
        model.addAttribute("page", consents.history(customer.id(), cursor, ROWS).mapAll(text::proofs));
        model.addAttribute("first", cursor == null);
        model.addAttribute("recorded", recorded != null);
        model.addAttribute("topics", ConsentTopic.KNOWN);
        model.addAttribute("ways", WAYS);
        model.addAttribute("records", viewer.changes());
        return "workspace/consents";
    }

    /** @param topic purpose and channel with a colon between them */
    @PostMapping("/customers/{ref}/consents")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    String record(
            @PathVariable String ref,
            @RequestParam String topic,
            @RequestParam String answer,
            @RequestParam String how,
            Viewer viewer,
            RedirectAttributes address) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        if (!WAYS.contains(how)) {
            throw new InvalidValue("how", "is no way in which customers tell us", "choose one from the list");
        }
        consents.record(new ConsentStatement(
                customer.id(),
                topic(topic),
                given(answer),
                null,
                ConsentSource.AGENT,
                how,
                null,
                null,
                viewer.cause()));
        address.addAttribute("ref", ref);
        address.addAttribute("recorded", "");
        return "redirect:/customers/{ref}/consents";
    }

    private static ConsentTopic topic(String name) {
        return ConsentTopic.KNOWN.stream()
                .filter(known -> known.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("topic", "is none that we know", "choose one from the list"));
    }

    private static boolean given(String answer) {
        return switch (answer) {
            case "given" -> true;
            case "withdrawn" -> false;
            default -> throw new InvalidValue("answer", "is neither given nor withdrawn", "choose one of the two");
        };
    }
}
