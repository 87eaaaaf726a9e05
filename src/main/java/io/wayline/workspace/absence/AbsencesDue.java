package io.wayline.workspace.absence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Absences that begin, and whose work is handed over then. */
@Component
class AbsencesDue extends TimedRows {

    AbsencesDue(JdbcClient jdbc) {
        super(jdbc, "staff_absence", "starts_at", "handed_at is null and ends_at > starts_at");
    }
}
