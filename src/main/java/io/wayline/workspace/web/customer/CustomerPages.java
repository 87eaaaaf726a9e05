package io.wayline.workspace.web.customer;

import java.util.Collections;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Disclosures.Reason;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.shared.CustomerRef;
import io.wayline.workspace.StaffOwners;
import io.wayline.workspace.web.customer.act.StartNotices;

/** The list of customers, the page of each, and the way to a customer who is on the phone. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class CustomerPages {

    private static final int ROWS = 50;
    private static final int SUGGESTIONS = 12;
    private static final SortedSet<String> NO_TAGS = Collections.emptySortedSet();

    private final VisibleCustomers customers;
    private final CustomerSearch search;
    private final CustomerTags tags;
    private final Disclosures disclosures;
    private final StaffOwners owners;
    private final CustomerSheet sheet;
    private final StartNotices startNotices;

    CustomerPages(
            VisibleCustomers customers,
            CustomerSearch search,
            CustomerTags tags,
            Disclosures disclosures,
            StaffOwners owners,
            CustomerSheet sheet,
            StartNotices startNotices) {
        this.customers = customers;
        this.search = search;
        this.tags = tags;
        this.disclosures = disclosures;
        this.owners = owners;
        this.sheet = sheet;
        this.startNotices = startNotices;
    }

    /** A customer with their tags. */
    public record Row(Customer customer, SortedSet<String> tags) {}

    /** A filter that means nothing is passed over: addresses of this page are kept and typed by people. */
    @GetMapping("/customers")
    String list(
            CustomerListing listing,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String nobody,
            Viewer viewer,
            Model model) {
        var page = search.find(listing.asked(), viewer, cursor, ROWS);
        var tagsOf = tags.of(page.items().stream().map(Customer::id).toList());

        model.addAttribute("listing", listing);
        model.addAttribute("counts", search.countByLifecycle(viewer));
        model.addAttribute(
                "page", page.map(customer -> new Row(customer, tagsOf.getOrDefault(customer.id(), NO_TAGS))));
        var colleagues = owners.all();
        model.addAttribute("owners", colleagues);
        model.addAttribute("names", StaffOwners.names(colleagues));
        model.addAttribute("isAgent", viewer.rows() == Viewer.RowScope.OWN);
        model.addAttribute("reasons", Reason.values());
        model.addAttribute("nobody", nobody != null);
        model.addAttribute("first", cursor == null);
        return "workspace/customers";
    }

    /** For somebody on the phone: opens the one customer who has exactly this. */
    @PostMapping("/customers")
    @PreAuthorize("hasRole('AGENT')")
    String open(@RequestParam String exactly, @RequestParam Reason reason, Viewer viewer, RedirectAttributes address) {
        var found = disclosures.open(exactly, viewer, reason);
        if (found.isEmpty()) {
            address.addAttribute("nobody", "");
            return "redirect:/customers";
        }
        address.addAttribute("ref", found.get().ref().value());
        return "redirect:/customers/{ref}";
    }

    /**
     * @param about what is looked for in the story; what means nothing is passed over
     * @param done what was just done here
     * @param refused why a journey did not let the customer enter just now
     * @param at the moment of which that speaks
     */
    @GetMapping("/customers/{ref}")
    String customer(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String about,
            @RequestParam @Nullable String edit,
            @RequestParam @Nullable String untagged,
            @RequestParam @Nullable String done,
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String journey,
            @RequestParam @Nullable String at,
            Viewer viewer,
            Model model) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        var form = edit == null || !viewer.changes() ? null : CustomerForm.of(seen);
        model.addAttribute("untagged", untagged != null);
        model.addAttribute("done", done);
        model.addAttribute("refusal", startNotices.of(refused, journey, at, LocaleContextHolder.getLocale()));
        return sheet.show(seen, viewer, new CustomerSheet.Look(cursor, CustomerSheet.about(about)), form, model);
    }

    /** Tags that begin so, as options of a list. */
    @GetMapping("/tags")
    String suggest(@RequestParam(defaultValue = "") String tag, Viewer viewer, Model model) {
        model.addAttribute("tags", tags.beginning(tag, viewer, SUGGESTIONS));
        return "workspace/tags";
    }
}
