package io.wayline.message.template;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What writing one piece of a mail may cost: passes through lists, and time. */
final class Budget {

    static final int PASSES = 10_000;
    static final Duration TIME = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private final long until;
    private int passes;

    Budget() {
        this(System::nanoTime);
    }

    Budget(LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong() + TIME.toNanos();
    }

    /** @throws Spent when there is no time left */
    void takeTime() {
        if (nanos.getAsLong() - until > 0) {
            throw new Spent("too-slow", Long.toString(TIME.toSeconds()));
        }
    }

    /** @throws Spent when there is no time left, or this is one pass too many */
    void takePass() {
        if (++passes > PASSES) {
            throw new Spent("too-many-passes", Integer.toString(PASSES));
        }
        takeTime();
    }

    /** A piece costs more than it may. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String rule;
        private final String limit;

        Spent(String rule, String limit) {
            super(rule, null, false, false);
            this.rule = rule;
            this.limit = limit;
        }

        String rule() {
            return rule;
        }

        String limit() {
            return limit;
        }
    }
}
