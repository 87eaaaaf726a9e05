package io.wayline.journey;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.Engine;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.reference.References;
import io.wayline.journey.task.FormAnswers;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/**
 * Ends the journeys of somebody who is forgotten, first of all: nothing acts for them any more. That an instance ran, and
 * by which steps, is still counted; what people wrote on the way goes, and what the engine keeps says nothing.
 */
@Component
@Order(100)
class InstanceErasure implements ErasureParticipant {

    private static final String REASON = "The customer was forgotten";

    private final JdbcClient jdbc;
    private final Instances instances;
    private final Engine engine;
    private final FormAnswers answers;
    private final TaskDrafts drafts;
    private final References references;

    InstanceErasure(
            JdbcClient jdbc,
            Instances instances,
            Engine engine,
            FormAnswers answers,
            TaskDrafts drafts,
            References references) {
        this.jdbc = jdbc;
        this.instances = instances;
        this.engine = engine;
        this.answers = answers;
        this.drafts = drafts;
        this.references = references;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        for (var row : instances.liveOf(erasure.customer())) {
            if (instances.cancelled(row.id(), erasure.by(), REASON)) {
                engine.cancel(row.id(), "customer forgotten");
            }
        }
        answers.erase(erasure.customer());
        drafts.erase(erasure.customer());
        references.erase(erasure.customer());
        var customer = erasure.customer().value();
        jdbc.sql("update work_item set title = null where customer_id = ? and title is not null")
                .param(customer)
                .update();
        jdbc.sql("update journey_by_hand set title = null, body = null where customer_id = ?")
                .param(customer)
                .update();
        // subjects are references of events: what the right to enter again hangs on has nobody any more
        jdbc.sql("update journey_instance set subject = '', cancel_reason = null where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("delete from journey_entry where customer_id = ?")
                .param(customer)
                .update();
    }
}
