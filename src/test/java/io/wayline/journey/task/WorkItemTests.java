package io.wayline.journey.task;

import java.time.Duration;
import java.util.Date;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.InstanceActs;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class WorkItemTests {

    @Autowired
    TaskJourney journey;

    @Autowired
    WorkItemUpkeep upkeep;

    @Autowired
    InstanceActs acts;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
    }

    @Test
    void isThereAsSoonAsTheTaskComesUpWithWhatTheDiagramSays() {
        var key = journey.drawn("customer-care", 70, "PT4H");
        var task = journey.comesTo(key);

        var item = item(task);
        assertThat(item.name()).isEqualTo("Call the customer");
        assertThat(item.queue()).isEqualTo("customer-care");
        assertThat(item.journey()).isEqualTo(key);
        assertThat(item.instance()).isEqualTo(task.getProcessInstanceId());
        assertThat(item.customer().value()).isEqualTo(runtime.getVariable(task.getProcessInstanceId(), "customerId"));
        assertThat(item.priority()).isEqualTo(70);
        assertThat(item.dueAt()).isEqualTo(item.createdAt().plus(Duration.ofHours(4)));
        assertThat(item.state()).isEqualTo(WorkItem.State.WAITING);
        assertThat(item.assignee()).isNull();
    }

    @Test
    void isDoneWithTheTask() {
        var task = journey.comesTo(journey.drawn("customer-care", 50, "PT4H"));
        tasks.complete(task.getId());

        var item = item(task);
        assertThat(item.state()).isEqualTo(WorkItem.State.DONE);
        assertThat(item.finishedAt()).isEqualTo(clock.instant());
    }

    @Test
    void isWithdrawnWhenAnOperatorEndsTheJourney() {
        var task = journey.comesTo(journey.drawn("customer-care", 50, "PT4H"));
        acts.cancel(task.getProcessInstanceId(), "he", "moved abroad");

        assertThat(item(task).state()).isEqualTo(WorkItem.State.WITHDRAWN);
        assertThat(how(task)).isEqualTo("cancelled by an operator");
    }

    @Test
    void isWithdrawnAlsoWhenTheEngineIsAskedToSkipListeners() {
        var task = journey.comesTo(journey.drawn("customer-care", 50, "PT4H"));
        runtime.deleteProcessInstance(task.getProcessInstanceId(), "by hand", true);

        assertThat(item(task).state()).isEqualTo(WorkItem.State.WITHDRAWN);
    }

    @Test
    void isWithdrawnWhenTheJourneyGoesOnWithoutIt() {
        var key = "desk-" + UUID.randomUUID();
        journey.drawn(
                key,
                TaskJourney.started(key)
                        .userTask("Task_Call")
                        .boundaryEvent("Boundary_Late")
                        .timerWithDuration("PT1H")
                        .endEvent("End_Late")
                        .moveToActivity("Task_Call")
                        .endEvent("End_Called")
                        .done());
        var task = journey.comesTo(key);
        assertThat(item(task).name()).isEqualTo("Task_Call");
        assertThat(item(task).queue()).isEmpty();
        clock.advance(Duration.ofHours(2));
        journey.stepsRun(key);

        assertThat(item(task).state()).isEqualTo(WorkItem.State.WITHDRAWN);
    }

    @Test
    void belongsToTheCustomersWayAlsoInAJourneyThatIsCalledFromIt() {
        var key = "desk-" + UUID.randomUUID();
        var called = key + "-called";
        journey.drawn(
                key,
                TaskJourney.started(key)
                        .callActivity("Call_Attempt")
                        .calledElement(called)
                        .camundaIn("customerId", "customerId")
                        .endEvent("End_Called")
                        .done(),
                Bpmn.createExecutableProcess(called)
                        .name("Called")
                        .camundaHistoryTimeToLiveString("P30D")
                        .startEvent("Start_Attempt")
                        .userTask("Task_Attempt")
                        .camundaCandidateGroups("quality")
                        .endEvent("End_Attempt")
                        .done());
        assertThat(journey.comes(key)).isEmpty();
        journey.stepsRun(called);
        var task = tasks.createTaskQuery().processDefinitionKey(called).singleResult();

        var item = item(task);
        assertThat(item.journey()).isEqualTo(key);
        assertThat(item.instance()).isNotEqualTo(task.getProcessInstanceId());
        assertThat(item.definition()).isEqualTo(task.getProcessDefinitionId());
    }

    @Test
    void isPutRightWhenItIsMissing() {
        var task = journey.comesTo(journey.drawn("customer-care", 70, "PT4H"));
        var before = item(task);
        var turn = turn(task);
        jdbc.sql("delete from work_item where id = ?").param(task.getId()).update();

        assertThat(upkeep.reconcile()).isPositive();
        assertThat(item(task)).isEqualTo(before);
        assertThat(turn(task)).isEqualTo(turn);
        assertThat(upkeep.reconcile()).isZero();
    }

    @Test
    void isWithdrawnWhenTheEngineLostTheTask() {
        var task = journey.comesTo(journey.drawn("customer-care", 70, "PT4H"));
        jdbc.sql("update work_item set id = 'gone' where id = ?")
                .param(task.getId())
                .update();

        upkeep.reconcile();
        assertThat(jdbc.sql("select state from work_item where id = 'gone'")
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
        jdbc.sql("delete from work_item where id = 'gone'").update();
    }

    @Test
    void followsWhatIsChangedInTheEngine() {
        var task = journey.comesTo(journey.drawn("customer-care", 70, "PT4H"));
        var later = task.getDueDate().toInstant().plus(Duration.ofDays(1));
        task.setDueDate(Date.from(later));
        tasks.saveTask(task);

        assertThat(item(task).dueAt()).isEqualTo(later);
        assertThat(item(task).version()).isEqualTo(1);
        assertThat(turn(task)).isEqualTo(Turn.of(70, later));
    }

    private WorkItem item(Task task) {
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ?")
                .param(task.getId())
                .query(WorkItem::read)
                .single();
    }

    private String how(Task task) {
        return jdbc.sql("select finished_how from work_item where id = ?")
                .param(task.getId())
                .query(String.class)
                .single();
    }

    private long turn(Task task) {
        return jdbc.sql("select turn from work_item where id = ?")
                .param(task.getId())
                .query(Long.class)
                .single();
    }
}
