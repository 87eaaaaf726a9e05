package io.wayline.journey.engine.setup;

import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.wayline.background.HoldsConnections;
import io.wayline.background.Loop;
import io.wayline.journey.engine.EngineSettings;

/** Lets the engine work when everything else stands, and stops it first. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class EngineLifecycle implements HoldsConnections, SmartLifecycle {

    private final SpringJobExecutor jobs;
    private final Loop looks;
    private final EngineSettings settings;
    private volatile boolean running;

    EngineLifecycle(SpringJobExecutor jobs, Loop jobLooks, EngineSettings settings) {
        this.jobs = jobs;
        this.looks = jobLooks;
        this.settings = settings;
    }

    @Override
    public String setting() {
        return "wayline.engine.threads";
    }

    @Override
    public int connections() {
        // one more looks for work
        return settings.threads() + 1;
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
