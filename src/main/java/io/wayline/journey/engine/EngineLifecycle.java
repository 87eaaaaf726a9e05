package io.wayline.journey.engine;

import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the engine work when everything else stands, and stops it first. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class EngineLifecycle implements SmartLifecycle {

    private final SpringJobExecutor jobs;
    private volatile boolean running;

    EngineLifecycle(SpringJobExecutor jobs) {
        this.jobs = jobs;
    }

    @Override
    public void start() {
        jobs.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        jobs.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }
}
