package io.wayline.survey;

/** How far a survey got. */
public enum SurveyState {
    /** Asked, and not answered yet. */
    OPEN,
    /** Answered, and the answer may still be changed. */
    ANSWERED,
    /** The answer counts. */
    SETTLED,
    /** Nobody answered in time. */
    EXPIRED
}
