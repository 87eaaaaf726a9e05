package io.wayline.campaign.stop;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.campaign.CampaignList;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/**
 * Campaigns that stopped by themselves wait for whoever runs campaigns. One whose journey was taken out of use waits for
 * nobody: it has no page, and invites nobody any more.
 */
@Component
class StopNeeds implements Needs {

    private final CampaignStops stops;
    private final CampaignList campaigns;

    StopNeeds(CampaignStops stops, CampaignList campaigns) {
        this.stops = stops;
        this.campaigns = campaigns;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.isAny(Role.OPERATIONS, Role.MARKETING, Role.ADMIN)) {
            return List.of();
        }
        var stopped = stops.all().stream()
                .map(Stop::campaign)
                .filter(each -> campaigns.find(each, Locale.ENGLISH).isPresent())
                .toList();
        var path = stopped.size() == 1 ? "/campaigns/" + stopped.get(0) : "/campaigns";
        return List.of(new Need(14, "stopped-campaigns", Tone.LATE, stopped.size(), path));
    }
}
