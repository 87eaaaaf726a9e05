package io.wayline.journey.check.bpmn;

/** How long a way is held up at a place, from not at all to as long as it takes. */
enum Hold {
    NONE(""),
    /** Over within less than a minute. */
    SHORT("loop-too-fast"),
    /** A time that does not move on: once it has come, it is past in every further turn. */
    FIXED("loop-date"),
    /** For an event that the way round raises itself. */
    OWN("loop-own-event"),
    /** As long as a variable says. */
    OPEN("loop-time-open"),
    FIRM("");

    private final String rule;

    Hold(String rule) {
        this.rule = rule;
    }

    /** The rule that a way round breaks that is held up by nothing better. */
    String rule() {
        return rule;
    }

    boolean isAtMost(Hold other) {
        return compareTo(other) <= 0;
    }
}
