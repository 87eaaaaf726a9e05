package io.wayline.campaign.web;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.CampaignWatch;
import io.wayline.campaign.stop.StopRuleRows;
import io.wayline.campaign.stop.StopRules;

/** What a page says of when a campaign stops, and why it has. */
@Component
class StopView {

    private final StopRuleRows rules;
    private final CampaignWatch watch;
    private final CampaignStops stops;

    StopView(StopRuleRows rules, CampaignWatch watch, CampaignStops stops) {
        this.rules = rules;
        this.watch = watch;
        this.stops = stops;
    }

    /**
     * A rule and how near it is.
     *
     * @param allowed points of a hundred; of complaints, customers
     * @param hits so many customers
     * @param of of so many; 0 where no share is meant
     * @param filled how much of what is allowed is used up, 0 to 100
     */
    public record RuleLine(String rule, BigDecimal allowed, long hits, long of, long filled) {

        static RuleLine share(StopRules.Rule rule, BigDecimal allowed, long hits, long of) {
            var used = of == 0 ? 0 : hits * 100.0 / of;
            return new RuleLine(rule.name(), allowed, hits, of, filled(used, allowed.doubleValue(), hits));
        }

        static RuleLine count(StopRules.Rule rule, int allowed, long hits) {
            return new RuleLine(rule.name(), BigDecimal.valueOf(allowed), hits, 0, filled(hits, allowed, hits));
        }

        private static long filled(double used, double allowed, long hits) {
            return allowed <= 0 ? (hits > 0 ? 100 : 0) : Math.min(100, Math.round(used / allowed * 100));
        }
    }

    /** Puts it into the model. */
    void show(String campaign, Model model) {
        var now = rules.of(campaign);
        var lately = watch.figures(campaign);
        model.addAttribute("rules", now);
        model.addAttribute(
                "ruleLines",
                List.of(
                        RuleLine.share(
                                StopRules.Rule.UNSUBSCRIBED, now.unsubscribed(), lately.unsubscribed(), lately.left()),
                        RuleLine.share(StopRules.Rule.BOUNCED, now.bounced(), lately.bounced(), lately.tried()),
                        RuleLine.count(StopRules.Rule.COMPLAINED, now.complaints(), lately.complained())));
        model.addAttribute("leastMails", StopRules.LEAST_MAILS);
        model.addAttribute("leastCustomers", StopRules.LEAST_CUSTOMERS);
        model.addAttribute("stop", stops.of(campaign).orElse(null));
        model.addAttribute("stops", stops.history(campaign));
    }
}
