package io.wayline.campaign.web;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.campaign.CampaignList;
import io.wayline.campaign.result.RunResults;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.Stop;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** How far the last run of a campaign is, for whoever watches it; and whether the campaign has stopped. */
@Component
class CampaignTopic implements LiveTopic {

    /** It costs what the page costs, once for all who have it open. */
    private static final Duration PACE = Duration.ofSeconds(15);

    /** What comes later changes too slowly for anybody to watch. */
    private static final Duration MOVES = Duration.ofHours(2);

    private final CampaignList campaigns;
    private final CampaignRuns runs;
    private final RunResults results;
    private final CampaignStops stops;
    private final Clock clock;

    CampaignTopic(CampaignList campaigns, CampaignRuns runs, RunResults results, CampaignStops stops, Clock clock) {
        this.campaigns = campaigns;
        this.runs = runs;
        this.results = results;
        this.stops = stops;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "campaign";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader.isAny(Role.OPERATIONS, Role.MARKETING, Role.ADMIN)
                        && campaigns.find(thing, Locale.ENGLISH).isPresent()
                ? Set.of(thing)
                : Set.of();
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        for (var key : keys) {
            var stop = stops.of(key).map(Stop::id).orElse(0L);
            var newest = runs.newest(key);
            versions.put(
                    key,
                    Fingerprint.of(
                            stop,
                            newest.map(Enrolment::ref).orElse(""),
                            newest.map(this::stand).orElse(0L)));
        }
        return versions;
    }

    private Long stand(Enrolment run) {
        var ended = run.endedAt();
        var figures = ended != null && ended.isBefore(clock.instant().minus(MOVES)) ? null : results.of(run);
        return Fingerprint.of(run.state(), run.invited(), run.dropped(), figures);
    }
}
