package io.wayline.journey.engine;

import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.wayline.background.Loop;

/** Lets the engine work when everything else stands, and stops it first. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class EngineLifecycle implements SmartLifecycle {

    private final SpringJobExecutor jobs;
    private final Loop looks;
    private volatile boolean running;

    EngineLifecycle(SpringJobExecutor jobs, Loop jobLooks) {
        this.jobs = jobs;
        this.looks = jobLooks;
    }

    @Override
    public void start() {
        looks.begin();
        jobs.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        looks.end();
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
