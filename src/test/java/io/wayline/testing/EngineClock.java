package io.wayline.testing;

import java.time.Instant;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine read the clock of the test that runs. The engine's clock is one for the whole process while each
 * application context has a settable clock of its own, so it is handed over before each test, whatever the test before
 * has left, and runs with the real time between classes.
 */
final class EngineClock implements TestExecutionListener {

    static void set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(SettableClock.class).ifAvailable(clock -> set(clock.instant()));
    }

    @Override
    public void afterTestClass(TestContext test) {
        ClockUtil.reset();
    }
}
