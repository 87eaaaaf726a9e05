package io.wayline.background;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Counts what is set aside, so that it shows in the figures from its first failure on, and forgets what is gone. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class SetAsideWatch extends LoopThread {

    /** Much longer than the longest pause between two tries. */
    private static final Duration GONE = Duration.ofDays(1);

    private final SetAsideRows rows;
    private final MultiGauge figures;

    SetAsideWatch(SetAsideRows rows, Loops loops, MeterRegistry meters) {
        super("set-aside", loops);
        this.rows = rows;
        this.figures = MultiGauge.builder("wayline.set.aside")
                .description("Rows of a loop that failed and rest until their next try")
                .register(meters);
        every("set-aside.count", Duration.ofSeconds(5), Duration.ofSeconds(30), this::count);
        every("set-aside.forget", Duration.ofMinutes(10), Duration.ofHours(1), () -> rows.forgetUntriedSince(GONE));
    }

    private void count() {
        figures.register(
                rows.counts().entrySet().stream()
                        .map(loop -> MultiGauge.Row.of(Tags.of("loop", loop.getKey()), loop.getValue()))
                        .toList(),
                true);
    }
}
