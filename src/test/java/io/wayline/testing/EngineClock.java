package io.wayline.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine read the clock of the test that runs. The engine's clock is one for the whole process while each
 * application context has a settable clock of its own, so it is handed over before each test, whatever the test before
 * has left. Each class begins at the real time, whatever the class before it in the same application has left.
 */
final class EngineClock implements TestExecutionListener {

    private static @Nullable Class<?> running;

    /** @param instant null for the real time */
    static void set(@Nullable Instant instant) {
        if (instant == null) {
            ClockUtil.reset();
        } else {
            ClockUtil.setCurrentTime(Date.from(instant));
        }
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        if (running != test.getTestClass()) {
            running = test.getTestClass();
            test.getApplicationContext().getBeanProvider(SettableClock.class).ifAvailable(clock -> {
                clock.begin(Instant.now().truncatedTo(ChronoUnit.MICROS));
                test.getApplicationContext().publishEvent(new ClockBegan());
            });
        }
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext()
                .getBeanProvider(SettableClock.class)
                .ifAvailable(clock -> set(clock.isRunning() ? null : clock.instant()));
    }

    @Override
    public void afterTestClass(TestContext test) {
        running = null;
        ClockUtil.reset();
    }
}
