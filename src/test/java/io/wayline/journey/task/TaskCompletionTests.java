package io.wayline.journey.task;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.events.EventsDriver;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.journey.task.refusal.TaskPaused;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TaskCompletionTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    EventsDriver events;

    @Autowired
    TaskCompletion completion;

    @Autowired
    FormAnswers kept;

    @Autowired
    InstanceActs acts;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void somebodyWaitsForACall() {
        deployment = repository
                .createDeployment()
                .addString(
                        "calls/call-back.form",
                        form("Note", "reached", "missed", "6901234567892", "下次再说", "Call me later, please", "a@b"))
                .addModelInstance("calls/call-back.bpmn", callBack())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        comes();
    }

    @AfterEach
    void nobodyIsLeft() {
        repository
                .createDeploymentQuery()
                .deploymentNameLike("%later%")
                .list()
                .forEach(later -> repository.deleteDeployment(later.getId(), true));
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from form_answer").update();
        jdbc.sql("delete from work_item where journey = 'call-back'").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void keepsTheAnswersAsOneRowAndGivesOnlyMarkedFieldsToTheJourney() {
        var task = task();
        completion.complete(task.getId(), answers("reached", "She will call her sister first"), "lin");

        assertThat(answered("answers")).contains("She will call her sister first");
        assertThat(answered("answered_by")).isEqualTo("lin");
        assertThat(answered("element")).isEqualTo("Task_Call");
        assertThat(answered("form_version")).isEqualTo("1");
        assertThat(runtime.getVariables(task.getProcessInstanceId()))
                .containsOnlyKeys("customerId", "outcome")
                .containsEntry("outcome", "reached");
    }

    @Test
    void theJourneyGoesOnInAJobOfItsOwn() {
        var task = task();
        completion.complete(task.getId(), answers("reached", "fine"), "lin");
        assertThat(management.createJobQuery().processDefinitionKey("call-back").count())
                .isEqualTo(1);
    }

    @Test
    void namesEachFieldThatIsWrongAndKeepsNothing() {
        var task = task();
        var wrong = new HashMap<>(answers("gone", "fine"));
        wrong.put("surprise", JSON.readTree("1"));
        assertThatThrownBy(() -> completion.complete(task.getId(), wrong, "lin"))
                .isInstanceOfSatisfying(
                        AnswersRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Refusal.Finding::pointer)
                                .containsExactly("outcome", "surprise"));
        assertThat(rows()).isZero();
        assertThat(task()).isNotNull();
    }

    @Test
    void refusesAMarkedAnswerThatMustNotBeInTheEngine() {
        var task = task();
        var phone = new HashMap<>(answers("reached", "fine"));
        phone.put("number", JSON.readTree("13812345678"));
        assertThatThrownBy(() -> completion.complete(task.getId(), phone, "lin"))
                .isInstanceOfSatisfying(
                        AnswersRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Refusal.Finding::pointer)
                                .containsExactly("number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6901234567892", "下次再说", "Call me later, please", "a@b"})
    void aChoiceIsTakenAsItWasPublished(String choice) {
        var task = task();
        completion.complete(task.getId(), answers(choice, "fine"), "lin");
        assertThat(runtime.getVariable(task.getProcessInstanceId(), "outcome")).isEqualTo(choice);
    }

    @Test
    void refusesTheSecondWhoCompletesIt() {
        var task = task();
        completion.complete(task.getId(), answers("reached", "fine"), "lin");
        assertThatThrownBy(() -> completion.complete(task.getId(), answers("missed", "hm"), "mei"))
                .isInstanceOf(TaskDone.class);
        assertThat(answered("answered_by")).isEqualTo("lin");
    }

    @Test
    void ofSeveralAtTheSameMomentOneCompletesIt() {
        var task = task();
        var tries = Stream.of("lin", "mei", "he", "wang")
                .map(who -> CompletableFuture.supplyAsync(() -> tried(task, who)))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("done", "task-done", "task-done", "task-done");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void holdsAnswersToTheFormAsItWasWhenTheTaskCameUp() {
        var task = task();
        repository
                .createDeployment()
                .name("later")
                .addString("calls/call-back.form", form("Note", "agreed", "declined"))
                .deploy();
        // the engine keeps times to the millisecond
        jdbc.sql("update act_re_deployment set deploy_time_ = ? where name_ = 'later'")
                .param(task.getCreateTime()
                        .toInstant()
                        .plusSeconds(60)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime())
                .update();
        completion.complete(task.getId(), answers("reached", "fine"), "lin");
        assertThat(answered("form_version")).isEqualTo("1");
    }

    @Test
    void holdsThemToTheFirstFormWhenTheTaskCameUpBeforeThereWasOne() {
        var task = task();
        repository
                .createDeployment()
                .name("later")
                .addString("calls/call-back.form", form("Note", "agreed", "declined"))
                .deploy();
        // the clock of the node that published them is ahead
        jdbc.sql("update act_re_deployment set deploy_time_ = ? where name_ = 'later' or id_ = ?")
                .param(task.getCreateTime()
                        .toInstant()
                        .plusSeconds(60)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime())
                .param(deployment)
                .update();
        completion.complete(task.getId(), answers("reached", "fine"), "lin");
        assertThat(answered("form_version")).isEqualTo("1");
    }

    @Test
    void waitsWhileTheJourneyIsPaused() {
        var task = task();
        acts.pause(task.getProcessInstanceId(), "he", "the customer is moving house");
        assertThatThrownBy(() -> completion.complete(task.getId(), answers("reached", "fine"), "lin"))
                .isInstanceOf(TaskPaused.class);
        assertThat(rows()).isZero();
        acts.resume(task.getProcessInstanceId(), "he", "they have moved");
    }

    @Test
    void knowsNoTaskThatNeverWas() {
        assertThatThrownBy(() -> completion.complete("nothing", Map.of(), "lin"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void erasesWhatWasAnsweredAboutACustomer() {
        var task = task();
        var customer = new CustomerId((String) runtime.getVariable(task.getProcessInstanceId(), "customerId"));
        completion.complete(task.getId(), answers("reached", "She will call her sister first"), "lin");

        assertThat(kept.erase(customer)).isEqualTo(1);
        assertThat(kept.erase(customer)).isZero();
        assertThat(answered("answers")).isEqualTo("{}");
        assertThat(answered("answered_by")).isEqualTo("lin");
    }

    private String tried(Task task, String who) {
        try {
            completion.complete(task.getId(), answers("reached", "fine"), who);
            return "done";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private void comes() {
        events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        events.handleAll();
        management
                .createJobQuery()
                .processDefinitionKey("call-back")
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private Task task() {
        return tasks.createTaskQuery().processDefinitionKey("call-back").singleResult();
    }

    private long rows() {
        return jdbc.sql("select count(*) from form_answer").query(Long.class).single();
    }

    private String answered(String column) {
        return jdbc.sql("select " + column + " from form_answer")
                .query(String.class)
                .single();
    }

    private static Map<String, JsonNode> answers(String outcome, String note) {
        return Map.of("outcome", JSON.valueToTree(outcome), "note", JSON.valueToTree(note));
    }

    private static String form(String label, String... outcomes) {
        var values = List.of(outcomes).stream()
                .map(each -> "{\"label\": \"%s\", \"value\": \"%s\"}".formatted(each, each))
                .toList();
        return """
                {"schemaVersion": 16, "type": "default", "id": "call-back", "components": [
                  {"type": "select", "key": "outcome", "label": "Outcome", "values": %s,
                   "validate": {"required": true}, "properties": {"variable": "true"}},
                  {"type": "number", "key": "number", "label": "Number", "properties": {"variable": "true"}},
                  {"type": "textarea", "key": "note", "label": "%s"}]}""".formatted(values, label);
    }

    private static BpmnModelInstance callBack() {
        return Bpmn.createExecutableProcess("call-back")
                .name("Call back")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Call")
                .message("customer.registered")
                .userTask("Task_Call")
                .camundaFormRef("call-back")
                .camundaFormRefBinding("latest")
                .endEvent()
                .done();
    }
}
