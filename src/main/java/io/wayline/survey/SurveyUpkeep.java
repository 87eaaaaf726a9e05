package io.wayline.survey;

import java.time.Clock;

import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;

/** Settles answers, closes questions, and drops comments when their time has come; each survey by itself. */
@Component
class SurveyUpkeep {

    /** Names what is set aside here; an item is a survey's ref. */
    static final String LOOP = "survey.settle";

    private static final int AT_ONCE = 200;

    private final SurveyRows rows;
    private final Surveys surveys;
    private final SetAside aside;
    private final Clock clock;

    SurveyUpkeep(SurveyRows rows, Surveys surveys, SetAside aside, Clock clock) {
        this.rows = rows;
        this.surveys = surveys;
        this.aside = aside;
        this.clock = clock;
    }

    /** One look at all that is due. */
    void turn() {
        var done = AT_ONCE;
        while (done == AT_ONCE) {
            var due = rows.due(clock.instant(), AT_ONCE);
            var pass = aside.pass(LOOP, due);
            done = due.stream()
                    .mapToInt(ref -> pass.attempt(ref, () -> surveys.settle(ref)) ? 1 : 0)
                    .sum();
        }
    }
}
