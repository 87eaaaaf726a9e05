package io.wayline.journey;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.events.EventHandler;
import io.wayline.events.NewEvent;
import io.wayline.journey.engine.model.TakenFields;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;

/** Tells the journeys of every event, after all features have kept their facts; events that tell what was are left out. */
@Component
@Order(EventHandler.JOURNEYS)
class JourneyEvents implements EventHandler {

    private final Journeys journeys;
    private final TakenFields fields;

    JourneyEvents(Journeys journeys, TakenFields fields) {
        this.journeys = journeys;
        this.fields = fields;
    }

    @Override
    public void check(NewEvent event) {
        if (!event.history()) {
            fields.check(event);
        }
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return !event.history() && journeys.tell(event, customer);
    }
}
