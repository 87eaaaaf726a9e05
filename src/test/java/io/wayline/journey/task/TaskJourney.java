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
import io.wayline.journey.Drawn;
import io.wayline.journey.engine.model.JourneyModels;
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

    /** Every kind of field that people fill in. */
    private static final String EVERY_KIND = """
            {"schemaVersion": 16, "type": "default", "id": "every-kind", "components": [
              {"type": "textfield", "key": "subject", "label": "Subject"},
              {"type": "textarea", "key": "words", "label": "What to say"},
              {"type": "number", "key": "amount", "label": "Worth in CNY"},
              {"type": "checkbox", "key": "urgent", "label": "Urgent"},
              {"type": "group", "label": "How", "components": [
                {"type": "radio", "key": "tone", "label": "Tone",
                 "values": [{"label": "Warm", "value": "warm"}, {"label": "Plain", "value": "plain"}]},
                {"type": "select", "key": "remedy", "label": "Remedy",
                 "values": [{"label": "Send a new one", "value": "replace"}, {"label": "Pay back", "value": "refund"}]},
                {"type": "checklist", "key": "parts", "label": "Broken parts",
                 "values": [{"label": "The lid", "value": "lid"}, {"label": "The jug", "value": "jug"}]}]},
              {"type": "datetime", "key": "day", "subtype": "date", "dateLabel": "Send on"},
              {"type": "datetime", "key": "clock", "subtype": "time", "timeLabel": "Not before"},
              {"type": "datetime", "key": "moment", "subtype": "datetime", "dateLabel": "Call again on", "timeLabel": "At"},
              {"type": "textfield", "key": "left"}]}""";

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

    /**
     * Draws a journey with two tasks, one after the other: the call, and a letter whose form has every kind of field.
     *
     * @return its key
     */
    public String drawnInTwo(String callers, String writers) {
        var key = "desk-" + UUID.randomUUID();
        return drawn(
                key,
                started(key)
                        .userTask("Task_Call")
                        .name("Call the customer")
                        .camundaCandidateGroups(callers)
                        .camundaFormRef("desk")
                        .camundaFormRefBinding("latest")
                        .userTask("Task_Write")
                        .name("Write the letter")
                        .camundaCandidateGroups(writers)
                        .camundaFormRef("every-kind")
                        .camundaFormRefBinding("latest")
                        .endEvent("End_Written")
                        .done());
    }

    /**
     * Draws a journey with two tasks, one after the other; who does the first one does not do the second.
     *
     * @return its key
     */
    public String drawnWithACheck(String queue) {
        var key = "desk-" + UUID.randomUUID();
        var model = started(key)
                .userTask("Task_Call")
                .name("Call the customer")
                .camundaCandidateGroups(queue)
                .camundaFormRef("desk")
                .camundaFormRefBinding("latest")
                .userTask("Task_Check")
                .name("Check the call")
                .camundaCandidateGroups(queue)
                .camundaFormRef("desk")
                .camundaFormRefBinding("latest")
                .endEvent("End_Checked")
                .done();
        return drawn(key, Drawn.with(model, "Task_Check", Map.of("notBy", "Task_Call")));
    }

    /**
     * Draws a journey whose task only people of one role do.
     *
     * @return its key
     */
    public String drawnForRole(String queue, String role) {
        var key = "desk-" + UUID.randomUUID();
        var model = started(key)
                .userTask("Task_Approve")
                .name("Approve the call")
                .camundaCandidateGroups(queue)
                .camundaPriority("100")
                .camundaFormRef("desk")
                .camundaFormRefBinding("latest")
                .endEvent("End_Approved")
                .done();
        return drawn(key, Drawn.with(model, "Task_Approve", Map.of("byRole", role)));
    }

    /** Publishes another version of the form {@code desk}. */
    public void changed(String form) {
        deployments.add(repository
                .createDeployment()
                .addString("desk/desk.form", form)
                .deploy()
                .getId());
    }

    /** Takes the version of the form that was published last away. */
    public void takenAway() {
        repository.deleteDeployment(deployments.remove(deployments.size() - 1), true);
    }

    /** The task that a customer has come to after this one. */
    public Task after(String task) {
        var instance = jdbc.sql("select instance_id from work_item where id = ?")
                .param(task)
                .query(String.class)
                .single();
        var key = jdbc.sql("select journey from work_item where id = ?")
                .param(task)
                .query(String.class)
                .single();
        stepsRun(key);
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    String drawn(String key, BpmnModelInstance... drawings) {
        var deployment = repository
                .createDeployment()
                .addString("desk/desk.form", FORM)
                .addString("desk/every-kind.form", EVERY_KIND);
        for (var at = 0; at < drawings.length; at++) {
            deployment.addModelInstance("desk/" + key + "-" + at + ".bpmn", drawings[at]);
        }
        deployments.add(deployment.deploy().getId());
        heard();
        while (models.latest().stream().noneMatch(model -> model.key().equals(key))) {
            // the last look may have been at this very time, by a clock that another test has moved
            heard();
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
        jdbc.sql("delete from form_answer where task_id in (select id from work_item where journey like 'desk-%')")
                .update();
        jdbc.sql("delete from work_item where journey like 'desk-%'").update();
        heard();
    }

    /** Makes this node look again which versions there are. */
    private void heard() {
        clock.ifAvailable(settable -> settable.advance(Duration.ofSeconds(5)));
    }
}
