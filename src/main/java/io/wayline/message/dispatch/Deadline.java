package io.wayline.message.dispatch;

import java.time.Duration;

/** Until when a claim certainly holds, by this machine's monotonic time, which no clock change moves. */
final class Deadline {

    private final long started = System.nanoTime();
    private final long nanos;

    /** To be made before the claim: the lease begins later than this. */
    Deadline(Duration lease) {
        nanos = lease.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - started >= nanos;
    }
}
