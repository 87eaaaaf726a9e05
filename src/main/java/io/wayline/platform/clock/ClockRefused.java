package io.wayline.platform.clock;

import io.wayline.shared.Refusal;

/** The clock stays where it is. */
final class ClockRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private ClockRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    static ClockRefused trueTimeOnly() {
        return new ClockRefused(
                Kind.CONFLICT,
                "clock-true-time",
                "This Wayline works on a database that other systems and nodes share, so it keeps the true time: move the"
                        + " clock of one that was started without settings, on its embedded database.");
    }

    static ClockRefused moving() {
        return new ClockRefused(
                Kind.CONFLICT,
                "clock-moving",
                "The clock is on its way to another moment: wait until it stands there, or stop it before.");
    }

    static ClockRefused notAhead() {
        return new ClockRefused(
                Kind.INVALID,
                "clock-not-ahead",
                "The clock goes ahead only: name a later time, or start over with an empty data directory.");
    }

    static ClockRefused tooFar() {
        return new ClockRefused(
                Kind.INVALID,
                "clock-too-far",
                "That is more than 400 days at once, or more than ten years ahead in all: move by less.");
    }

    static ClockRefused unclear() {
        return new ClockRefused(
                Kind.INVALID,
                "clock-unclear",
                "Say one of the two: by, such as P3D or PT2H, or to, such as 2026-12-05T09:00:00+08:00.");
    }
}
