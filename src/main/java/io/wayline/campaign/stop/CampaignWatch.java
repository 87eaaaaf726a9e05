package io.wayline.campaign.stop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.background.SetAside;
import io.wayline.campaign.result.LatelyFigures;
import io.wayline.campaign.result.LatelyResults;

/**
 * Looks at what comes back from campaigns, and stops those whose rules are broken: every half minute while their runs invite
 * and for two hours after, and every ten minutes for the rest of the two weeks in which answers count.
 */
@Component
public class CampaignWatch {

    private static final Logger log = LoggerFactory.getLogger(CampaignWatch.class);

    static final String LOOP = "campaign.watch";

    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofMinutes(10);
    private static final Duration STILL_LEAVING = Duration.ofHours(2);

    private final CampaignRuns runs;
    private final LatelyResults results;
    private final StopRuleRows rules;
    private final CampaignStops stops;
    private final SetAside aside;
    private final Clock clock;
    /** When this node looked at each last; another node looks, too, and finds the same. */
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    CampaignWatch(
            CampaignRuns runs,
            LatelyResults results,
            StopRuleRows rules,
            CampaignStops stops,
            SetAside aside,
            Clock clock) {
        this.runs = runs;
        this.results = results;
        this.rules = rules;
        this.stops = stops;
        this.aside = aside;
        this.clock = clock;
    }

    /** Looks at each whose time it is. */
    public void turn() {
        var now = clock.instant();
        var due = runs.activeSince(now.minus(LatelyResults.SPAN)).entrySet().stream()
                .filter(each -> isDue(each.getKey(), each.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        var pass = aside.pass(LOOP, due);
        due.forEach(campaign -> pass.attempt(campaign, () -> {
            look(campaign);
            looked.put(campaign, now);
        }));
    }

    private boolean isDue(String campaign, Instant lastActive, Instant now) {
        var pause = lastActive.isAfter(now.minus(STILL_LEAVING)) ? BUSY : CALM;
        var last = looked.get(campaign);
        // a clock that was set back makes nobody wait
        return last == null || last.isAfter(now) || !last.plus(pause).isAfter(now);
    }

    /** Looks at one now, and stops it when a rule is broken. */
    public void look(String campaign) {
        if (stops.of(campaign).isEmpty()) {
            rules.of(campaign).broken(figures(campaign)).ifPresent(breach -> stop(campaign, breach));
        }
    }

    private void stop(String campaign, StopRules.Breach breach) {
        try {
            stops.stop(campaign, breach);
        } catch (DuplicateKeyException already) {
            log.debug("Campaign {} was stopped by another node at this moment", campaign);
        }
    }

    /** What its rules look at now. */
    public LatelyFigures figures(String campaign) {
        return results.of(campaign, stops.countsFrom(campaign).orElse(null));
    }
}
