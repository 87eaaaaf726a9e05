package io.wayline.campaign.stop;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Campaigns that stopped by themselves wait for whoever runs campaigns. */
@Component
class StopNeeds implements Needs {

    private final CampaignStops stops;

    StopNeeds(CampaignStops stops) {
        this.stops = stops;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.isAny(Role.OPERATIONS, Role.MARKETING, Role.ADMIN)) {
            return List.of();
        }
        var stopped = stops.all();
        var path = stopped.size() == 1 ? "/campaigns/" + stopped.get(0).campaign() : "/campaigns";
        return List.of(new Need(14, "stopped-campaigns", Tone.LATE, stopped.size(), path));
    }
}
