package io.wayline.survey;

import io.wayline.shared.Refusal;

/** An answer that is not taken, and why. */
public final class SurveyRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private SurveyRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    static SurveyRefused expired() {
        return new SurveyRefused(Kind.CONFLICT, "survey-expired", "The survey is closed: it was not answered in time.");
    }

    static SurveyRefused settled() {
        return new SurveyRefused(
                Kind.CONFLICT,
                "survey-settled",
                "The answer counts already: it could be changed for 30 minutes after the last change.");
    }

    static SurveyRefused restless() {
        return new SurveyRefused(
                Kind.TOO_MANY, "survey-changed-too-often", "The answer was changed too often: the last one stays.");
    }
}
