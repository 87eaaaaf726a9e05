package io.wayline.why;

import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.shared.NotFound;

/** Answers why somebody did, or did not, get what a campaign brings. Whether the asker may see them is the caller's to know. */
@Component
public class CampaignAnswers {

    private final Campaigns campaigns;
    private final WhatHappened happened;
    private final WhatWouldBe wouldBe;

    CampaignAnswers(Campaigns campaigns, WhatHappened happened, WhatWouldBe wouldBe) {
        this.campaigns = campaigns;
        this.happened = happened;
        this.wouldBe = wouldBe;
    }

    /** @throws NotFound when there is no such campaign */
    public CampaignAnswer of(String campaign, Customer customer, Locale reader) {
        var drawn = campaigns.get(campaign, reader);
        return new CampaignAnswer(
                campaign, drawn.name(), happened.of(drawn, customer, reader), wouldBe.of(drawn, customer, reader));
    }
}
