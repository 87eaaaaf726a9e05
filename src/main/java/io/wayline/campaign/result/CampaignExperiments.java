package io.wayline.campaign.result;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.experiment.Experiments;
import io.wayline.journey.StepUses;

/** Which experiment a campaign is: the one of the first step in its diagram that chooses a variant. */
@Component
public class CampaignExperiments {

    private final StepUses steps;

    CampaignExperiments(StepUses steps) {
        this.steps = steps;
    }

    /** Its name; empty for a campaign that parts nobody. */
    public Optional<String> of(String campaign) {
        return steps.of("chooseVariant", Locale.ENGLISH).stream()
                .filter(use -> use.journey().equals(campaign))
                .map(use -> use.settings().get("experiment"))
                .filter(Objects::nonNull)
                .filter(Experiments::isName)
                .findFirst();
    }
}
