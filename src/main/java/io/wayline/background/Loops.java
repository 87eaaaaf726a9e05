package io.wayline.background;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/** The loops of this node, each with its figures. */
@Component
public class Loops {

    private static final int TURNS_MISSED = 4;
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final Map<String, Loop> loops = new ConcurrentSkipListMap<>();
    private final MeterRegistry meters;

    Loops(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A loop that counts as broken when it has missed four turns, though never before a minute.
     *
     * @param pause between two turns
     */
    public Loop every(String name, Duration pause) {
        return loop(name, allowed(pause));
    }

    /**
     * A loop that counts as broken after so long without a success.
     *
     * @throws IllegalStateException when there is one of this name
     */
    public Loop loop(String name, Duration longestQuiet) {
        var loop = new Loop(name, longestQuiet, System::nanoTime);
        if (loops.putIfAbsent(name, loop) != null) {
            throw new IllegalStateException("There are two loops named " + name);
        }
        measure(loop);
        return loop;
    }

    /** All of them by name. */
    public Collection<Loop> all() {
        return List.copyOf(loops.values());
    }

    static Duration allowed(Duration pause) {
        var quiet = pause.multipliedBy(TURNS_MISSED);
        return quiet.compareTo(AT_LEAST) < 0 ? AT_LEAST : quiet;
    }

    private void measure(Loop loop) {
        TimeGauge.builder(
                        "wayline.loop.quiet",
                        loop,
                        NANOSECONDS,
                        each -> each.quietFor().toNanos())
                .description("How long ago a loop last succeeded")
                .tag("loop", loop.name())
                .register(meters);
        FunctionCounter.builder("wayline.loop.turns", loop, Loop::succeeded)
                .description("Turns of a loop, by what became of them")
                .tags("loop", loop.name(), "result", "success")
                .register(meters);
        FunctionCounter.builder("wayline.loop.turns", loop, Loop::failed)
                .description("Turns of a loop, by what became of them")
                .tags("loop", loop.name(), "result", "failure")
                .register(meters);
    }
}
