package io.wayline.survey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Answers that settle, and questions that close. */
@Component
class SurveysDue extends TimedRows {

    SurveysDue(JdbcClient jdbc) {
        super(jdbc, "survey", "due_at", "expired_at is null");
    }
}
