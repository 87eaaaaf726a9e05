package io.wayline.campaign.web;

import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.wayline.campaign.Campaigns;

/** Campaigns: what runs, and what came of it. */
@Controller
@RequestMapping("/campaigns")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class CampaignPages {

    private final Campaigns campaigns;

    CampaignPages(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    String list(Locale reader, Model model) {
        model.addAttribute("campaigns", campaigns.all(reader));
        return "campaign/campaigns";
    }
}
