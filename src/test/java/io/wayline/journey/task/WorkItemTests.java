package io.wayline.journey.task;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarFollower;
import io.wayline.calendar.SpecialDay;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.upkeep.Countdown;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.journey.task.upkeep.WorkItemUpkeep;
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

    @Autowired
    TaskClocks clocks;

    @Autowired
    BusinessCalendars calendars;

    @Autowired
    TransactionOperations transaction;

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
    void isDueByTheClockAndWarnsAfterFourFifths() {
        var item = item(journey.comesTo(journey.drawn("customer-care", 50, "PT4H")));

        assertThat(item.clock()).isNotNull();
        assertThat(item.clock().kind()).isEqualTo(DueClock.Kind.CLOCK);
        assertThat(item.clock().span()).isEqualTo("PT4H");
        assertThat(item.clock().warnAt()).isEqualTo(item.createdAt().plus(Duration.ofMinutes(192)));
        clock.set(item.clock().warnAt());
        assertThat(countdown(item)).isEqualTo(new Countdown(false, false, true, Duration.ofMinutes(48)));
    }

    @Test
    void isDueInWorkingTime() {
        var item = item(journey.comesTo(journey.drawn("customer-care", 50, "WORKING PT8H")));

        var start = item.createdAt();
        var calendar = calendars.standard();
        assertThat(item.clock().kind()).isEqualTo(DueClock.Kind.WORKING);
        assertThat(item.dueAt())
                .isEqualTo(calendar.plus(start, Duration.ofHours(8)).at());
        assertThat(item.clock().warnAt())
                .isEqualTo(calendar.plus(start, Duration.ofMinutes(384)).at());
        assertThat(item.clock().calendar()).isEqualTo(calendar.version());
        clock.set(item.clock().warnAt());
        assertThat(countdown(item)).isEqualTo(new Countdown(true, false, true, Duration.ofMinutes(96)));
        clock.set(calendar.plus(item.dueAt(), Duration.ofHours(1)).at());
        assertThat(countdown(item)).isEqualTo(new Countdown(true, true, false, Duration.ofHours(1)));
    }

    @Test
    void isDueAtTheMomentThatTheDiagramNames() {
        var key = "desk-" + UUID.randomUUID();
        journey.drawn(
                key,
                TaskJourney.started(key)
                        .userTask("Task_Call")
                        .camundaDueDate("2027-01-31T09:00:00+08:00")
                        .endEvent("End_Called")
                        .done());

        var item = item(journey.comesTo(key));

        assertThat(item.dueAt()).isEqualTo(Instant.parse("2027-01-31T01:00:00Z"));
        assertThat(item.clock()).isNull();
    }

    @Test
    void isDueAnewWhenTheCalendarChanges() {
        var open = journey.comesTo(journey.drawn("customer-care", 50, "WORKING P1D"));
        var done = journey.comesTo(journey.drawn("customer-care", 50, "WORKING P1D"));
        tasks.complete(done.getId());
        var byClock = journey.comesTo(journey.drawn("customer-care", 50, "P1D"));
        var before = item(open);
        var wasDone = item(done);
        var untouched = item(byClock);
        var day = before.dueAt().atZone(calendars.standard().zone()).toLocalDate();
        var next = withAHoliday(day);

        var moved = transaction.execute(status -> clocks.follow(next, new TreeSet<>(Set.of(day))));

        assertThat(moved).isEqualTo(new CalendarFollower.Effect("tasks", 1));
        var after = item(open);
        assertThat(after.dueAt()).isAfter(before.dueAt());
        assertThat(after.dueAt())
                .isEqualTo(next.plusWorkdays(before.createdAt(), 1).at());
        assertThat(after.clock().before()).isEqualTo(before.dueAt());
        assertThat(after.clock().calendar()).isEqualTo(next.version());
        assertThat(after.version()).as("whoever works on it is not refused").isEqualTo(before.version());
        assertThat(item(done)).isEqualTo(wasDone);
        assertThat(item(byClock)).isEqualTo(untouched);
        var again = transaction.execute(status -> clocks.follow(next, new TreeSet<>(Set.of(day))));
        assertThat(again.count()).isZero();
    }

    @Test
    void keepsItsWorkingTimeWhenTheEngineChangesTheTask() {
        var task = journey.comesTo(journey.drawn("customer-care", 50, "WORKING P1D"));
        var due = item(task).dueAt();
        tasks.setDueDate(task.getId(), Date.from(clock.instant()));

        assertThat(item(task).dueAt()).isEqualTo(due);
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
        assertThat(item(task))
                .as("the engine keeps the moment, and not how it was reckoned")
                .usingRecursiveComparison()
                .ignoringFields("clock")
                .isEqualTo(before);
        assertThat(turn(task)).isEqualTo(turn);
        assertThat(upkeep.reconcile()).isZero();
    }

    /** The engine takes names of queues that are longer than ours. */
    @Test
    void oneThatCannotBePutRightKeepsNoOtherBack() {
        var bad = journey.comesTo(journey.drawn("customer-care", 70, "PT4H"));
        var good = journey.comesTo(journey.drawn("customer-care", 70, "PT4H"));
        for (var task : List.of(bad, good)) {
            jdbc.sql("delete from work_item where id = ?").param(task.getId()).update();
        }
        queuedAt(bad, "q".repeat(100));

        upkeep.reconcile();
        assertThat(isThere(good)).isTrue();
        assertThat(isThere(bad)).isFalse();

        queuedAt(bad, "customer-care");
        clock.advance(Duration.ofSeconds(10));
        upkeep.reconcile();
        assertThat(isThere(bad)).isTrue();
    }

    @Test
    void oneWhoseSpanCannotBeReckonedKeepsNoClockBehind() {
        var bad = journey.comesTo(journey.drawn("customer-care", 70, "WORKING PT4H"));
        var good = journey.comesTo(journey.drawn("customer-care", 70, "WORKING PT4H"));
        for (var task : List.of(bad, good)) {
            jdbc.sql("update work_item set due_calendar = -1, due_span = ? where id = ?")
                    .params(task == bad ? "WORKING FOREVER" : "WORKING PT4H", task.getId())
                    .update();
        }

        clocks.follow(calendars.standard(), new TreeSet<>());
        assertThat(calendarOf(good)).isNotNegative();
        jdbc.sql("update work_item set due_calendar = -1 where id = ?")
                .param(good.getId())
                .update();
        clocks.catchUp();
        assertThat(calendarOf(good)).isNotNegative();
        assertThat(calendarOf(bad)).isNegative();

        jdbc.sql("update work_item set due_span = 'WORKING PT4H' where id = ?")
                .param(bad.getId())
                .update();
        clock.advance(Duration.ofSeconds(10));
        clocks.catchUp();
        assertThat(calendarOf(bad)).isNotNegative();
    }

    private long calendarOf(Task task) {
        return jdbc.sql("select due_calendar from work_item where id = ?")
                .param(task.getId())
                .query(Long.class)
                .single();
    }

    private void queuedAt(Task task, String queue) {
        jdbc.sql("update act_ru_identitylink set group_id_ = ? where task_id_ = ?")
                .params(queue, task.getId())
                .update();
    }

    private boolean isThere(Task task) {
        return jdbc.sql("select count(*) from work_item where id = ?")
                        .param(task.getId())
                        .query(Integer.class)
                        .single()
                == 1;
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
        assertThat(turn(task)).isEqualTo(TaskRank.of(70, later));
    }

    private Countdown countdown(WorkItem item) {
        return clocks.of(List.of(item)).get(item.id());
    }

    private BusinessCalendar withAHoliday(LocalDate day) {
        var now = calendars.standard();
        var special = new TreeMap<>(now.special());
        special.put(day, new SpecialDay(day, false, "元旦"));
        return new BusinessCalendar(now.key(), now.version() + 1, now.zone(), now.week(), special, now.knownYears());
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
