package io.wayline.journey.engine.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

import io.wayline.journey.EngineDriver;
import io.wayline.journey.model.ModelFile;

/** Takes a file to an engine past the first lock, and does with it everything that could be done. */
final class Forced {

    /** What became of it. */
    enum Outcome {
        /** The engine did not take it. */
        REFUSED,
        /** The engine took it, and something that it asked for failed. */
        STOPPED,
        /** It ran, or waits, and nothing failed. */
        RAN
    }

    private static final int ROUNDS = 20;

    private final ProcessEngine engine;
    private final String customer;
    private final Set<String> failed = new HashSet<>();
    private boolean stopped;

    private Forced(ProcessEngine engine, String customer) {
        this.engine = engine;
        this.customer = customer;
    }

    /** Leaves nothing behind in the engine. */
    static Outcome into(ProcessEngine engine, ModelFile file, String customer) {
        String deployment;
        try {
            deployment = engine.getRepositoryService()
                    .createDeployment()
                    .addString(file.name(), file.content())
                    .deploy()
                    .getId();
        } catch (RuntimeException refused) {
            return Outcome.REFUSED;
        }
        try {
            return new Forced(engine, customer).run(deployment);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    private Outcome run(String deployment) {
        var repository = engine.getRepositoryService();
        repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list()
                .forEach(this::start);
        repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .list()
                .forEach(decision -> attempt(() -> engine.getDecisionService()
                        .evaluateDecisionById(decision.getId())
                        .variables(Map.of("orders", 7L))
                        .evaluate()));
        return stopped ? Outcome.STOPPED : Outcome.RAN;
    }

    private void start(ProcessDefinition journey) {
        attempt(() -> engine.getFormService().getStartFormData(journey.getId()));
        attempt(() -> engine.getRuntimeService()
                .createProcessInstanceById(journey.getId())
                .setVariables(Map.of("customerId", customer))
                .startBeforeActivity(startOf(journey))
                .execute());
        for (var round = 0; round < ROUNDS && goOn(); round++) {
            // until nothing is left to do, or as often as anybody would look at it
        }
    }

    private String startOf(ProcessDefinition journey) {
        return engine
                .getRepositoryService()
                .getBpmnModelInstance(journey.getId())
                .getModelElementsByType(StartEvent.class)
                .stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .map(StartEvent::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nowhere to start"));
    }

    /** Of all that runs, a called journey too: runs every job at whatever time it is due, completes every task, and tells every message and signal. */
    private boolean goOn() {
        var before = failed.size();
        var jobs =
                engine.getManagementService().createJobQuery().withRetriesLeft().list();
        jobs.removeIf(job -> failed.contains(job.getId()) || EngineDriver.rests(job));
        jobs.forEach(
                job -> attempt(job.getId(), () -> engine.getManagementService().executeJob(job.getId())));
        var tasks = engine.getTaskService().createTaskQuery().list();
        tasks.removeIf(task -> failed.contains(task.getId()));
        tasks.forEach(task -> attempt(task.getId(), () -> {
            engine.getFormService().getTaskFormData(task.getId());
            engine.getFormService().submitTaskForm(task.getId(), Map.of());
        }));
        var waits = engine.getRuntimeService().createEventSubscriptionQuery().list();
        waits.removeIf(wait -> wait.getExecutionId() == null || failed.contains(wait.getId()));
        waits.forEach(wait -> attempt(wait.getId(), () -> {
            switch (wait.getEventType()) {
                case "message" ->
                    engine.getRuntimeService().messageEventReceived(wait.getEventName(), wait.getExecutionId());
                case "signal" ->
                    engine.getRuntimeService().signalEventReceived(wait.getEventName(), wait.getExecutionId());
                default -> engine.getRuntimeService().setVariable(wait.getExecutionId(), "orders", 8L);
            }
        }));
        return failed.size() > before || !List.of(jobs, tasks, waits).stream().allMatch(List::isEmpty);
    }

    private void attempt(Runnable act) {
        attempt("", act);
    }

    private void attempt(String what, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException stops) {
            stopped = true;
            failed.add(what);
        }
    }
}
