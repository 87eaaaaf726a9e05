package io.wayline.workspace.web.customer;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.journey.byhand.ByHand;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.timeline.EntryKinds.Subject;
import io.wayline.timeline.Timeline;
import io.wayline.value.CustomerValues;
import io.wayline.value.TierReason;
import io.wayline.workspace.StaffOwners;
import io.wayline.workspace.web.customer.line.CustomerLines;
import io.wayline.workspace.web.story.TimelineText;

/** Everything that the page of one customer shows: their story and who they are, and what each feature says of them. */
@Component
class CustomerSheet {

    private static final int STORY = 40;
    private static final int ENDED = 20;
    private final CustomerPanels panels;
    private final CustomerLines lines;
    private final Timeline timeline;
    private final TimelineText story;
    private final CustomerTags tags;
    private final CustomerValues values;
    private final TierReason tierReason;
    private final ErasureRequests erasures;
    private final StaffOwners owners;
    private final Accounts accounts;
    private final ByHand byHand;
    private final Clock clock;

    CustomerSheet(
            CustomerPanels panels,
            CustomerLines lines,
            Timeline timeline,
            TimelineText story,
            CustomerTags tags,
            CustomerValues values,
            TierReason tierReason,
            ErasureRequests erasures,
            StaffOwners owners,
            Accounts accounts,
            ByHand byHand,
            Clock clock) {
        this.panels = panels;
        this.lines = lines;
        this.timeline = timeline;
        this.story = story;
        this.tags = tags;
        this.values = values;
        this.tierReason = tierReason;
        this.erasures = erasures;
        this.owners = owners;
        this.accounts = accounts;
        this.byHand = byHand;
        this.clock = clock;
    }

    /**
     * What a look at the page is for.
     *
     * @param cursor where the story goes on, or null for its newest end
     * @param about what is looked for in the story, or null for all
     */
    record Look(@Nullable String cursor, @Nullable Subject about) {

        static final Look WHOLE = new Look(null, null);
    }

    /**
     * Shows a customer to somebody.
     *
     * @param form what stands in the form, or null when nothing is being changed
     * @return the page's name
     */
    String show(Seen seen, Viewer viewer, Look look, @Nullable CustomerForm form, Model model) {
        var customer = seen.customer();
        var language = LocaleContextHolder.getLocale();
        var told = timeline.of(customer.id(), look.about(), look.cursor(), STORY);

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
        model.addAttribute("owner", owner(customer, colleagues));
        model.addAttribute("there", There.of(customer, clock.instant(), language));
        var value = values.of(customer.id());
        model.addAttribute("tier", value.tier());
        model.addAttribute("tierReason", tierReason.of(value, language));
        model.addAttribute("erasure", erasures.of(customer.id()).orElse(null));
        model.addAttribute("opensJourneys", viewer.rows() == Viewer.RowScope.ALL);
        if (look.cursor() == null) {
            model.addAttribute("where", lines.of(customer, viewer, language));
            model.addAttribute("ended", lines.ended(customer.id(), ENDED + 1, language));
            model.addAttribute("mostEnded", ENDED);
        }
        model.addAttribute("startable", viewer.changes() ? byHand.startable(language) : List.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("panels", panels.of(seen, viewer, language));
        model.addAttribute("days", story.byDay(told.items()));
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("about", look.about() == null ? "" : word(look.about()));
        model.addAttribute("next", told.next());
        model.addAttribute("first", look.cursor() == null);
        model.addAttribute("now", clock.instant());
        return "workspace/customer";
    }

    /** What is looked for by its word in an address; null for another word: addresses are kept and typed by people. */
    static @Nullable Subject about(@Nullable String word) {
        return Arrays.stream(Subject.values())
                .filter(subject -> word(subject).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }

    /** Also of who no longer looks after customers, or has left. */
    private @Nullable String owner(Customer customer, List<Person> colleagues) {
        var account = customer.owner();
        if (account == null) {
            return null;
        }
        return colleagues.stream()
                .filter(person -> person.username().equals(account))
                .map(Person::displayName)
                .findFirst()
                .orElseGet(() -> accounts.names(Set.of(account)).getOrDefault(account, account));
    }
}
