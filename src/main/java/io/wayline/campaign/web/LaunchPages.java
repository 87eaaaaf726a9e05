package io.wayline.campaign.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.enrolment.TestRuns;
import io.wayline.audience.segment.Segments;
import io.wayline.campaign.CampaignList;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/** Invites now: everybody of a segment, or a test group. Both say first how many, and whom. */
@Controller
@RequestMapping("/campaigns/{key}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING')")
class LaunchPages {

    private final CampaignList campaigns;
    private final CampaignStops stops;
    private final Enrolments enrolments;
    private final TestRuns tests;
    private final Segments segments;
    private final Customers customers;
    private final VisibleCustomers visible;

    LaunchPages(
            CampaignList campaigns,
            CampaignStops stops,
            Enrolments enrolments,
            TestRuns tests,
            Segments segments,
            Customers customers,
            VisibleCustomers visible) {
        this.campaigns = campaigns;
        this.stops = stops;
        this.enrolments = enrolments;
        this.tests = tests;
        this.segments = segments;
        this.customers = customers;
        this.visible = visible;
    }

    /** A segment to choose. */
    public record Choice(String key, String name) {}

    /** Whom a test group is made of, and which names nobody has. */
    private record Group(List<Customer> people, List<String> unknown) {}

    @GetMapping("/run")
    String run(@PathVariable String key, @RequestParam @Nullable String segment, Locale reader, Model model) {
        page(key, reader, model);
        var chosen = segment == null || segment.isBlank() ? usual(key, reader) : segment;
        model.addAttribute("segment", chosen);
        if (chosen != null) {
            model.addAttribute("audience", enrolments.preview(chosen));
        }
        return "campaign/launch";
    }

    /** @param press the page's own name of this press: a second one begins nothing */
    @PostMapping("/run")
    String begin(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam @Nullable String rate,
            @RequestParam(defaultValue = "") String press,
            Principal by) {
        var run = enrolments.begin(new Enrolments.Wish(
                segment,
                key,
                Pace.read(rate, null, null),
                null,
                by.getName(),
                Enrolments.pressed(by.getName(), press)));
        return "redirect:/campaigns/%s/runs/%s".formatted(key, run.ref());
    }

    @GetMapping("/test")
    String test(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String people,
            Locale reader,
            Viewer viewer,
            Model model) {
        return test(key, segment, people, null, reader, viewer, model);
    }

    /**
     * @param seen how many were shown: when others are found by now, they are shown first
     * @param press the page's own name of this press: a second one begins nothing
     */
    @PostMapping("/test")
    String beginTest(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String press,
            Principal by,
            Locale reader,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        var group = group(segment, people, viewer);
        if (group.people().size() != seen || seen == 0) {
            response.setStatus(422);
            return test(key, segment, people, "changed", reader, viewer, model);
        }
        var run = tests.begin(
                key,
                people.isBlank() ? segment : "",
                group.people().stream().map(Customer::id).toList(),
                by.getName(),
                Enrolments.pressed(by.getName(), press));
        return "redirect:/campaigns/%s/runs/%s".formatted(key, run.ref());
    }

    private String test(
            String key,
            String segment,
            String people,
            @Nullable String wrong,
            Locale reader,
            Viewer viewer,
            Model model) {
        page(key, reader, model);
        model.addAttribute("segment", segment);
        model.addAttribute("typed", people);
        model.addAttribute("mayName", !PersonRow.isHidden(viewer));
        model.addAttribute("most", TestRuns.MOST);
        model.addAttribute("wrong", wrong);
        if (!segment.isBlank() || !people.isBlank()) {
            try {
                var group = group(segment, people, viewer);
                model.addAttribute(
                        "people",
                        group.people().stream()
                                .map(each -> PersonRow.of(each, null, viewer))
                                .toList());
                model.addAttribute("unknown", group.unknown());
            } catch (InvalidValue unfit) {
                model.addAttribute("wrong", "many");
            }
        }
        return "campaign/test";
    }

    /** People by name, for those who see customers; or else those of a segment. */
    private Group group(String segment, String people, Viewer viewer) {
        if (people.isBlank() || PersonRow.isHidden(viewer)) {
            var ids = segment.isBlank() ? List.<CustomerId>of() : tests.people(segment);
            var known = customers.find(new HashSet<>(ids));
            return new Group(
                    ids.stream().map(known::get).filter(Objects::nonNull).toList(), List.of());
        }
        var refs = Arrays.stream(people.split("[\\s,;，；、]+"))
                .filter(each -> !each.isBlank())
                .distinct()
                .toList();
        if (refs.size() > TestRuns.MOST) {
            throw new InvalidValue("people", "are more than " + TestRuns.MOST, "name fewer");
        }
        var found = new ArrayList<Customer>();
        var unknown = new ArrayList<String>();
        for (var ref : refs) {
            try {
                var customer = visible.get(new CustomerRef(ref), viewer).customer();
                if (!found.contains(customer)) {
                    found.add(customer);
                }
            } catch (NotFound | InvalidValue nobody) {
                unknown.add(ref);
            }
        }
        return new Group(found, unknown);
    }

    private void page(String key, Locale reader, Model model) {
        model.addAttribute("campaign", campaigns.get(key, reader));
        model.addAttribute("stop", stops.of(key).orElse(null));
        model.addAttribute(
                "segments",
                segments.all().stream()
                        .map(each -> new Choice(each.key(), each.name(reader)))
                        .toList());
        model.addAttribute("press", UUID.randomUUID().toString());
    }

    /** The segment whose customers a journey invites into it. */
    private @Nullable String usual(String key, Locale reader) {
        return campaigns.get(key, reader).inviters().stream()
                .map(use -> use.settings().get("segment"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
