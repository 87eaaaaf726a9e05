package io.wayline.journey.task.outlook;

/**
 * What comes after a task.
 *
 * @param name what the next step is called; empty where the diagram leaves it open
 */
public record Outlook(Kind kind, String name) {

    /** How much can be said before it has happened. */
    public enum Kind {
        /** A person does the next step. */
        PERSON,
        /** The journey does the next step by itself. */
        STEP,
        /** Nothing comes after it: the journey is over. */
        END,
        /** What was answered decides, or several things begin. */
        OPEN
    }
}
