package io.wayline.journey.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.engine.JourneyModels;
import io.wayline.testing.SettableClock;

/** A journey with one task, as often as a test likes; its keys begin with {@code desk-} and belong to that test. */
@TestComponent
public class TaskJourney {

    private static final String FORM = """
            {"schemaVersion": 16, "type": "default", "id": "desk", "components": [
              {"type": "select", "key": "outcome", "label": "Outcome",
               "values": [{"label": "Reached", "value": "reached"}, {"label": "Missed", "value": "missed"}],
               "validate": {"required": true}, "properties": {"variable": "true"}},
              {"type": "textarea", "key": "note", "label": "Note"}]}""";

    private final EventsDriver events;
    private final RepositoryService repository;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final JourneyModels models;
    private final ObjectProvider<SettableClock> clock;
    private final List<String> deployments = new ArrayList<>();

    TaskJourney(
            EventsDriver events,
            RepositoryService repository,
            ManagementService jobs,
            TaskService tasks,
            JdbcClient jdbc,
            JourneyModels models,
            ObjectProvider<SettableClock> clock) {
        this.events = events;
        this.repository = repository;
        this.jobs = jobs;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Draws a journey whose task waits in a queue.
     *
     * @return its key
     */
    public String drawn(String queue, int priority, String due) {
        var key = "desk-" + UUID.randomUUID();
        return drawn(
                key,
                started(key)
                        .userTask("Task_Call")
                        .name("Call the customer")
                        .camundaCandidateGroups(queue)
                        .camundaPriority(String.valueOf(priority))
                        .camundaDueDate(due)
                        .camundaFormRef("desk")
                        .camundaFormRefBinding("latest")
                        .endEvent("End_Called")
                        .done());
    }

    String drawn(String key, BpmnModelInstance... drawings) {
        var deployment = repository.createDeployment().addString("desk/desk.form", FORM);
        for (var at = 0; at < drawings.length; at++) {
            deployment.addModelInstance("desk/" + key + "-" + at + ".bpmn", drawings[at]);
        }
        deployments.add(deployment.deploy().getId());
        heard();
        while (models.latest().stream().noneMatch(model -> model.key().equals(key))) {
            // where the clock is the real one, two seconds have to pass
            Thread.onSpinWait();
        }
        return key;
    }

    static StartEventBuilder started(String key) {
        return Bpmn.createExecutableProcess(key)
                .name("Desk")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Asked")
                .message(key + ".asked");
    }

    /** A new customer comes to the task of the journey. */
    public Task comesTo(String key) {
        return comes(key).get(0);
    }

    /** The tasks of the journey that are new when another customer comes. */
    List<Task> comes(String key) {
        var before = all(key).stream().map(Task::getId).toList();
        var customer = "c-" + UUID.randomUUID();
        events.send("customer.registered", customer, Map.of("email", "anna@example.com", "name", "Anna Berg"));
        events.send(key + ".asked", customer, Map.of());
        events.handleAll();
        stepsRun(key);
        return all(key).stream().filter(task -> !before.contains(task.getId())).toList();
    }

    /** Takes the steps of this journey that are due. */
    void stepsRun(String key) {
        var due = jobs.createJobQuery()
                .processDefinitionKey(key)
                .executable()
                .active()
                .list();
        due.forEach(job -> jobs.executeJob(job.getId()));
        if (!due.isEmpty()) {
            stepsRun(key);
        }
    }

    private List<Task> all(String key) {
        return tasks.createTaskQuery().processDefinitionKey(key).list();
    }

    /** Takes away what was drawn, with all who are on it. */
    public void forget() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        deployments.clear();
        jdbc.sql("delete from work_item where journey like 'desk-%'").update();
        heard();
    }

    /** Makes this node look again which versions there are. */
    private void heard() {
        clock.ifAvailable(settable -> settable.advance(Duration.ofSeconds(5)));
    }
}
