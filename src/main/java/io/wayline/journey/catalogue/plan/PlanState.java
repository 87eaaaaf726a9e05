package io.wayline.journey.catalogue.plan;

/** What became of a planned publication. */
public enum PlanState {
    /** A second person has yet to look. */
    ASKED,
    /** It waits for its time. */
    PLANNED,
    /** What it says counts, or did. */
    PUBLISHED,
    /** When its time came, it could not be published. */
    REFUSED,
    /** The second person said no. */
    DECLINED,
    /** Somebody took it back. */
    CANCELLED;

    public boolean isOpen() {
        return this == ASKED || this == PLANNED;
    }
}
