package io.wayline.audience.enrolment;

import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.events.EventHandler;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Keeps in the customer's story that they were invited, before the campaign hears of it. */
@Component
@Order(EventHandler.JOURNEYS - 10)
class CampaignStory implements EventHandler {

    private final Timeline timeline;

    CampaignStory(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        if (!event.type().equals(Enrolments.INVITED) || event.history()) {
            return false;
        }
        timeline.add(new Entry(
                customer,
                event.occurredAt(),
                CampaignEntries.INVITED,
                Entry.Direction.INSIDE,
                Map.of("campaign", String.valueOf(event.text("campaign"))),
                Cause.event(event)));
        return true;
    }
}
