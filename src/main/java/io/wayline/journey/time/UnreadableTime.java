package io.wayline.journey.time;

import io.wayline.shared.Refusal;

/** A time in a diagram or in one of its variables that is not written in a form that we read. */
public final class UnreadableTime extends Refusal {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    /** What is wrong, and what helps. */
    public enum Fault {
        NO_DURATION("is no duration", "write it such as PT4H or P7D"),
        NO_INSTANT("is no point in time", "write it with its zone, such as 2027-01-31T09:00:00+08:00"),
        NO_CYCLE("is no repetition", "write it such as R/P1D, R3/PT4H, or TZ=Asia/Shanghai 0 0 9 * * MON-FRI"),
        NO_ZONE("names a time zone that does not exist", "name one such as Asia/Shanghai"),
        TOO_OFTEN("repeats more often than once an hour", "let an hour pass between two times"),
        NEVER("names a day that never comes", "name one that exists"),
        WORKING_TIME("is no working time", "write hours such as WORKING PT4H, or workdays such as WORKING P2D"),
        WORKING_MIXED("mixes workdays and working hours", "write one of them, such as WORKING PT10H or WORKING P2D"),
        WORKING_ZERO("is no wait", "write at least a minute, WORKING PT1M, or a workday, WORKING P1D"),
        WORKING_CYCLE(
                "repeats in working time, which only a duration counts",
                "write a repetition such as R/P1D, or 0 0 9 * * MON-FRI for every weekday");

        private final String problem;
        private final String fix;

        Fault(String problem, String fix) {
            this.problem = problem;
            this.fix = fix;
        }
    }

    private final Fault fault;

    UnreadableTime(String text, Fault fault) {
        super(
                Kind.INVALID,
                "time-unreadable",
                "The time “%s” %s: %s."
                        .formatted(text.substring(0, Math.min(SHOWN, text.length())), fault.problem, fault.fix));
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
