package io.wayline.workspace.web.customer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.journey.Journeys;
import io.wayline.staff.Person;
import io.wayline.timeline.Timeline;
import io.wayline.workspace.StaffOwners;
import io.wayline.workspace.web.story.TimelineText;

/** Everything that the page of one customer shows: their story and who they are, and what each feature says of them. */
@Component
class CustomerSheet {

    private static final int STORY = 40;
    private static final int JOURNEYS = 20;

    private final CustomerPanels panels;
    private final Journeys journeys;
    private final Timeline timeline;
    private final TimelineText story;
    private final CustomerTags tags;
    private final ErasureRequests erasures;
    private final StaffOwners owners;

    CustomerSheet(
            CustomerPanels panels,
            Journeys journeys,
            Timeline timeline,
            TimelineText story,
            CustomerTags tags,
            ErasureRequests erasures,
            StaffOwners owners) {
        this.panels = panels;
        this.journeys = journeys;
        this.timeline = timeline;
        this.story = story;
        this.tags = tags;
        this.erasures = erasures;
        this.owners = owners;
    }

    /**
     * Shows a customer to somebody.
     *
     * @param cursor where the timeline goes on, or null for its newest end
     * @param form what stands in the form, or null when nothing is being changed
     * @return the page's name
     */
    String show(Seen seen, Viewer viewer, @Nullable String cursor, @Nullable CustomerForm form, Model model) {
        var customer = seen.customer();
        var told = timeline.of(customer.id(), cursor, STORY);

        model.addAttribute("customer", customer);
        model.addAttribute("contact", seen.contact());
        model.addAttribute("revealedUntil", seen.revealedUntil());
        model.addAttribute("viewer", viewer);
        model.addAttribute(
                "mayReveal", viewer.reveals(customer) && seen.contact().masked());
        model.addAttribute("reasons", Disclosures.Reason.values());
        model.addAttribute("form", form);
        if (!model.containsAttribute("untagged")) {
            model.addAttribute("untagged", false);
        }
        model.addAttribute("tags", tags.of(customer.id()));
        var colleagues = owners.all();
        model.addAttribute("owners", colleagues);
        model.addAttribute("owner", name(customer.owner(), colleagues));
        model.addAttribute("erasure", erasures.of(customer.id()).orElse(null));
        model.addAttribute("journeys", journeys.of(customer.id(), JOURNEYS));
        model.addAttribute("opensJourneys", viewer.rows() == Viewer.RowScope.ALL);
        model.addAttribute("panels", panels.of(customer, LocaleContextHolder.getLocale()));
        model.addAttribute("days", story.byDay(told.items()));
        model.addAttribute("next", told.next());
        model.addAttribute("first", cursor == null);
        return "workspace/customer";
    }

    /** An account that no longer looks after customers is named as it is. */
    private static @Nullable String name(@Nullable String account, List<Person> colleagues) {
        return colleagues.stream()
                .filter(person -> person.username().equals(account))
                .map(Person::displayName)
                .findFirst()
                .orElse(account);
    }
}
