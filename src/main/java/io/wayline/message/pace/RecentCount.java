package io.wayline.message.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what happened lately, second by second. Not for two threads. */
public final class RecentCount {

    private final Duration window;
    private final Deque<Second> seconds = new ArrayDeque<>();

    public RecentCount(Duration window) {
        this.window = window;
    }

    private record Second(long epochSecond, int count) {}

    public void add(Instant at) {
        var second = at.getEpochSecond();
        var last = seconds.peekLast();
        var count = 1;
        if (last != null && last.epochSecond() == second) {
            count += seconds.removeLast().count();
        }
        seconds.addLast(new Second(second, count));
        forget(at);
    }

    public int lately(Instant now) {
        forget(now);
        return seconds.stream().mapToInt(Second::count).sum();
    }

    /** What is older than the window. */
    private void forget(Instant now) {
        var oldest = now.minus(window).getEpochSecond();
        while (!seconds.isEmpty() && seconds.peekFirst().epochSecond() <= oldest) {
            seconds.removeFirst();
        }
    }
}
