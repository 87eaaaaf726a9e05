package io.wayline.journey.catalogue.plan;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Publications that wait for their time. */
@Component
class PlansDue extends TimedRows {

    PlansDue(JdbcClient jdbc) {
        super(jdbc, "publication_plan", "due_at", "state = 'PLANNED'");
    }
}
