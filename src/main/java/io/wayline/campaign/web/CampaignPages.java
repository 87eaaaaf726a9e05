package io.wayline.campaign.web;

import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import io.wayline.campaign.Campaigns;
import io.wayline.campaign.calendar.CampaignCalendar;

/** Campaigns: what runs, and what came of it. */
@Controller
@RequestMapping("/campaigns")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class CampaignPages {

    private final Campaigns campaigns;
    private final CampaignCalendar calendar;

    CampaignPages(Campaigns campaigns, CampaignCalendar calendar) {
        this.campaigns = campaigns;
        this.calendar = calendar;
    }

    @GetMapping
    String list(Locale reader, Model model) {
        model.addAttribute("campaigns", campaigns.all(reader));
        model.addAttribute("calendar", calendar.around(reader));
        return "campaign/campaigns";
    }

    /** Leads from a journey that time begins to the campaign that it invites into. */
    @GetMapping("/of/{journey}")
    String of(@PathVariable String journey, Locale reader) {
        return "redirect:/campaigns"
                + calendar.invitedInto(journey, reader).map("/"::concat).orElse("");
    }
}
