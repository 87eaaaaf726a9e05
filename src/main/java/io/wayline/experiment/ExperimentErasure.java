package io.wayline.experiment;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/** Whoever is forgotten counts for no variant: their orders go, and without them they would count as not returned. */
@Component
@Order(500)
class ExperimentErasure implements ErasureParticipant {

    private final JdbcClient jdbc;

    ExperimentErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        jdbc.sql("delete from experiment_variant where customer_id in (:ids)")
                .param("ids", erasure.idValues())
                .update();
    }
}
