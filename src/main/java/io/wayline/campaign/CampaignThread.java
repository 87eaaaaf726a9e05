package io.wayline.campaign;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;
import io.wayline.campaign.stop.CampaignWatch;

/** Looks after campaigns that run. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class CampaignThread extends LoopThread {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(30);

    CampaignThread(Loops loops, CampaignWatch watch) {
        super("campaigns", loops);
        every("campaign.watch", FIRST, PAUSE, watch::turn);
    }
}
