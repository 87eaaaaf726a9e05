package io.wayline.survey;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;
import io.wayline.shared.RowTime;

/**
 * Keeps the scores of somebody who is forgotten, of nobody in particular. What is open is closed: an answer that would
 * still settle counts as it is, without an event, for nobody is there whom it could be about.
 */
@Component
@Order(500)
class SurveyErasure implements ErasureParticipant {

    private final Surveys surveys;
    private final JdbcClient jdbc;

    SurveyErasure(Surveys surveys, JdbcClient jdbc) {
        this.surveys = surveys;
        this.jdbc = jdbc;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        surveys.erase(erasure.customer());
        jdbc.sql("""
                        update survey set
                            settled_at = case when score is null then settled_at
                                else coalesce(settled_at, cast(:at as timestamp(6) with time zone)) end,
                            expired_at = case when score is null
                                then coalesce(expired_at, cast(:at as timestamp(6) with time zone)) else expired_at end,
                            due_at = null
                        where customer_id = :customer and due_at is not null""")
                .param("at", RowTime.of(erasure.at()))
                .param("customer", erasure.customer().value())
                .update();
    }
}
