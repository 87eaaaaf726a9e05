package io.wayline.campaign.web;

import java.util.List;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.campaign.Campaign;
import io.wayline.campaign.CampaignList;
import io.wayline.campaign.calendar.CampaignCalendar;
import io.wayline.campaign.result.Outcome;
import io.wayline.campaign.result.RunPeople;
import io.wayline.campaign.result.RunResults;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.Stop;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.NotFound;

/** Campaigns, their runs, what came of each, and the people behind every number. */
@Controller
@RequestMapping("/campaigns")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class CampaignPages {

    private static final int RUNS = 20;
    private static final int PEOPLE = 50;

    private final CampaignList campaigns;
    private final CampaignCalendar calendar;
    private final Enrolments enrolments;
    private final CampaignRuns runs;
    private final RunResults results;
    private final RunPeople people;
    private final CampaignStops stops;
    private final StopView stopView;
    private final Customers customers;

    CampaignPages(
            CampaignList campaigns,
            CampaignCalendar calendar,
            Enrolments enrolments,
            CampaignRuns runs,
            RunResults results,
            RunPeople people,
            CampaignStops stops,
            StopView stopView,
            Customers customers) {
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.enrolments = enrolments;
        this.runs = runs;
        this.results = results;
        this.people = people;
        this.stops = stops;
        this.stopView = stopView;
        this.customers = customers;
    }

    /** Whether the reader may begin runs, and change when they stop. */
    @ModelAttribute("changes")
    boolean changes(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("MARKETING");
    }

    /** Whether the pages of journeys are the reader's, too: marketing has none. */
    @ModelAttribute("journeysOpen")
    boolean journeysOpen(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("ADMIN");
    }

    /** @param begun the journey that the press before began; null when none did */
    @GetMapping
    String list(@RequestParam @Nullable String begun, Locale reader, Model model) {
        model.addAttribute("begun", begun);
        model.addAttribute("campaigns", campaigns.all(reader));
        model.addAttribute("stopped", stops.all().stream().map(Stop::campaign).toList());
        model.addAttribute("calendar", calendar.around(reader));
        return "campaign/campaigns";
    }

    /** Leads from a journey that time begins to the campaign that it invites into. */
    @GetMapping("/of/{journey}")
    String of(@PathVariable String journey, Locale reader) {
        return "redirect:/campaigns"
                + calendar.invitedInto(journey, reader).map("/"::concat).orElse("");
    }

    @GetMapping("/{key}")
    String campaign(
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String saved,
            Locale reader,
            Model model) {
        var campaign = campaigns.get(key, reader);
        model.addAttribute("campaign", campaign);
        model.addAttribute("saved", saved);
        if (campaign.last() != null) {
            results(campaign.last(), model);
        }
        stopView.show(key, model);
        model.addAttribute("runs", runs.page(key, cursor, RUNS));
        model.addAttribute("first", cursor == null);
        return "campaign/campaign";
    }

    @GetMapping("/{key}/runs/{ref}")
    String run(@PathVariable String key, @PathVariable String ref, Locale reader, Model model) {
        var run = found(key, ref, reader, model);
        results(run, model);
        stopView.show(key, model);
        return "campaign/run";
    }

    @GetMapping("/{key}/runs/{ref}/people")
    String people(
            @PathVariable String key,
            @PathVariable String ref,
            @RequestParam(name = "of", defaultValue = "invited") String word,
            @RequestParam @Nullable String reason,
            @RequestParam @Nullable String cursor,
            Locale reader,
            Viewer viewer,
            Model model) {
        var run = found(key, ref, reader, model);
        var outcome = Outcome.of(word).orElseThrow(() -> new NotFound("people"));
        var page = people.page(run, outcome, reason, cursor, PEOPLE);
        var known = customers.find(RunPeople.ids(page));
        model.addAttribute("outcome", outcome.word());
        model.addAttribute("reason", reason);
        model.addAttribute("days", results.days(key));
        model.addAttribute("first", cursor == null);
        model.addAttribute("people", page.map(each -> PersonRow.of(each, known.get(each.customer()), viewer)));
        model.addAttribute("hidden", PersonRow.isHidden(viewer));
        return "campaign/people";
    }

    private Enrolment found(String key, String ref, Locale reader, Model model) {
        var run = enrolments.get(ref);
        if (!run.campaign().equals(key)) {
            throw new NotFound("enrolment");
        }
        model.addAttribute("campaign", campaignOf(key, reader));
        model.addAttribute("run", run);
        return run;
    }

    /** Of a run whose journey is no campaign any more the key has to do for its name. */
    private Campaign campaignOf(String key, Locale reader) {
        return campaigns.find(key, reader).orElseGet(() -> new Campaign(key, key, List.of(), null));
    }

    private void results(Enrolment run, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("kept", runs.keepsPeople(run.ref()));
        model.addAttribute("figures", results.of(run));
        results.lift(run).ifPresent(lift -> {
            model.addAttribute("lift", lift);
            model.addAttribute("scale", LiftScale.of(lift));
        });
        model.addAttribute("experiment", results.experiment(run.campaign()).orElse(null));
    }
}
