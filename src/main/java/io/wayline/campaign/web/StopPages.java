package io.wayline.campaign.web;

import java.security.Principal;
import java.util.Locale;
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

import io.wayline.campaign.CampaignList;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.StopRuleRows;
import io.wayline.campaign.stop.StopRules;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.text.Percent;

/** When a campaign stops by itself, and how it goes on. */
@Controller
@RequestMapping("/campaigns/{key}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING')")
class StopPages {

    private final CampaignList campaigns;
    private final StopRuleRows rules;
    private final CampaignStops stops;

    StopPages(CampaignList campaigns, StopRuleRows rules, CampaignStops stops) {
        this.campaigns = campaigns;
        this.rules = rules;
        this.stops = stops;
    }

    /**
     * What somebody typed, as they typed it.
     *
     * @param fault the field that cannot be, or null
     */
    public record Typed(
            String unsubscribed,
            String bounced,
            String complaints,
            @Nullable String fault) {}

    @GetMapping("/stops")
    String rules(@PathVariable String key, Locale reader, Model model) {
        var now = rules.of(key);
        return page(
                key,
                new Typed(
                        now.unsubscribed().stripTrailingZeros().toPlainString(),
                        now.bounced().stripTrailingZeros().toPlainString(),
                        Integer.toString(now.complaints()),
                        null),
                reader,
                model);
    }

    @PostMapping("/stops")
    String set(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String unsubscribed,
            @RequestParam(defaultValue = "") String bounced,
            @RequestParam(defaultValue = "") String complaints,
            Principal by,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        try {
            campaigns.get(key, reader);
            rules.set(
                    key,
                    Percent.read("unsubscribed", unsubscribed, "0.5"),
                    Percent.read("bounced", bounced, "0.5"),
                    whole(complaints),
                    by.getName());
            return "redirect:/campaigns/" + key + "?saved=rules";
        } catch (InvalidValue unfit) {
            response.setStatus(422);
            return page(key, new Typed(unsubscribed, bounced, complaints, unfit.field()), reader, model);
        }
    }

    @PostMapping("/go-on")
    String goOn(@PathVariable String key, @RequestParam(defaultValue = "") String reason, Principal by, Locale reader) {
        campaigns.get(key, reader);
        stops.goOn(key, by.getName(), reason);
        return "redirect:/campaigns/" + key + "?saved=goes-on";
    }

    private String page(String key, Typed typed, Locale reader, Model model) {
        model.addAttribute("campaign", campaigns.get(key, reader));
        model.addAttribute("typed", typed);
        model.addAttribute("history", rules.history(key));
        model.addAttribute("least", StopRules.LEAST_MAILS);
        return "campaign/stops";
    }

    private static int whole(String text) {
        if (!text.strip().matches("\\d{1,5}")) {
            throw new InvalidValue("complaints", "is no whole number", "give one such as 5");
        }
        return Integer.parseInt(text.strip());
    }
}
