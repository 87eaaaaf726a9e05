package io.wayline.journey.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** When due steps are looked for; the engine is one that finds what the test says. */
class GatheringJobExecutorTests {

    private static final int FETCHED = 4;

    private final GatheringJobExecutor executor = new GatheringJobExecutor();
    /** When each look began, in nanoseconds. */
    private final List<Long> looks = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdown();
    }

    @Test
    void looksOnceForAllStepsThatRingWhileTheyGather() {
        start(0, look -> executor.jobWasAdded());

        await().until(() -> looks.size() > 5);

        assertThat(pauses())
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(GatheringJobExecutor.GATHERING));
    }

    @Test
    void aStepThatRingsDuringALookIsLookedForAgain() {
        start(0, look -> {
            if (look == 1) {
                executor.jobWasAdded();
            }
        });

        await().until(() -> looks.size() == 2);
    }

    @Test
    void aStepThatRingsWhileNothingIsDoneWakesIt() {
        start(0, look -> {});
        await().until(() -> looks.size() == 1);

        executor.jobWasAdded();

        await().until(() -> looks.size() == 2);
    }

    @Test
    void looksAgainAtOnceWhenThereMayBeMore() {
        start(FETCHED, look -> {});

        await().until(() -> looks.size() > 50);

        assertThat(pauses()).anySatisfy(pause -> assertThat(pause).isLessThan(GatheringJobExecutor.GATHERING));
    }

    private List<Duration> pauses() {
        return IntStream.range(1, looks.size())
                .mapToObj(look -> Duration.ofNanos(looks.get(look) - looks.get(look - 1)))
                .toList();
    }

    /** @param found how many steps each look finds */
    private void start(int found, IntConsumer duringALook) {
        var engine = mock(ProcessEngineImpl.class);
        var configuration = mock(ProcessEngineConfigurationImpl.class);
        var commands = mock(CommandExecutor.class);
        when(engine.getName()).thenReturn("engine");
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);
        when(configuration.getCommandExecutorTxRequired()).thenReturn(commands);
        when(commands.execute(any())).thenAnswer(command -> {
            // the first look may begin before the engine says of itself that it takes rings
            while (!executor.isActive()) {
                Thread.onSpinWait();
            }
            looks.add(System.nanoTime());
            duringALook.accept(looks.size());
            var acquired = new AcquiredJobs(FETCHED);
            for (var job = 0; job < found; job++) {
                acquired.addJobIdBatch("job-" + looks.size() + "-" + job);
            }
            return acquired;
        });
        executor.setTaskExecutor(work -> {});
        executor.setMaxJobsPerAcquisition(FETCHED);
        // nobody looks again by himself in the time that a test takes
        executor.setWaitTimeInMillis(3_600_000);
        executor.setMaxWait(3_600_000);
        executor.registerProcessEngine(engine);
        executor.start();
    }
}
