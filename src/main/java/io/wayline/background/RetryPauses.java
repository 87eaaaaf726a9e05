package io.wayline.background;

import java.time.Duration;
import java.util.List;

/** How long to wait before trying again what failed: longer each time, and from the last one on always as long. */
public final class RetryPauses {

    private final List<Duration> pauses;

    private RetryPauses(List<Duration> pauses) {
        this.pauses = pauses;
    }

    /** @param pauses at least one, in order: after the first failure, after the second, and so on */
    public static RetryPauses of(Duration... pauses) {
        if (pauses.length == 0) {
            throw new IllegalArgumentException("There is at least one pause");
        }
        return new RetryPauses(List.of(pauses));
    }

    /** @param failures how often it has failed by now in a row, from 1 */
    public Duration after(int failures) {
        return pauses.get(Math.min(failures, pauses.size()) - 1);
    }

    public Duration shortest() {
        return pauses.get(0);
    }

    public Duration longest() {
        return pauses.get(pauses.size() - 1);
    }
}
