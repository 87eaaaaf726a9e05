package io.wayline.audience.enrolment;

/** How a run stands. */
public enum EnrolmentState {
    RUNNING,
    PAUSED,
    /** Ended by a person; those who wait are not invited any more. */
    STOPPED,
    /** Everybody has had their turn. */
    DONE;

    public boolean isOver() {
        return this == STOPPED || this == DONE;
    }
}
