package io.wayline.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.step.Step;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the steps right behind a start, which are taken with the event. */
@DatabaseTest
class FirstStepsTests {

    @Autowired
    EventsDriver events;

    @Autowired
    Journeys journeys;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    Telling telling;

    private final String anna = "anna-" + UUID.randomUUID();
    private @Nullable String deployment;

    @BeforeEach
    void annaIsKnown() {
        events.sendHistory("customer.registered", anna, Map.of("email", "anna@example.com"));
        events.handleAll();
        telling.failure = null;
        telling.taken = 0;
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
            clock.advance(Duration.ofSeconds(5));
        }
    }

    @Test
    void areTakenInTheTransactionOfTheEvent() {
        draws(begun().serviceTask("Task_Tell")
                .camundaDelegateExpression("${telling}")
                .intermediateCatchEvent("Event_Week")
                .name("A week went by")
                .timerWithDuration("P7D")
                .endEvent("End"));

        happens();

        assertThat(only().places()).extracting(Instance.Place::name).containsExactly("A week went by");
        assertThat(told()).isEqualTo(1);
        assertThat(jobs.createJobQuery()
                        .processInstanceId(only().id())
                        .messages()
                        .count())
                .isZero();
    }

    @Test
    void mayLeadToTheEndAtOnce() {
        draws(begun().serviceTask("Task_Tell")
                .camundaDelegateExpression("${telling}")
                .endEvent("End")
                .name("All told"));

        happens();

        assertThat(only().ending()).isEqualTo("All told");
        assertThat(story()).containsExactly("journey-ended", "tag-added", "journey-started", "registered");
    }

    @Test
    void mayComeToATaskOfAPerson() {
        draws(begun().userTask("Task_Look")
                .name("Look at it")
                .camundaCandidateGroups("customer-care")
                .endEvent("End"));

        happens();

        assertThat(jdbc.sql("select count(*) from work_item where instance_id = ?")
                        .param(only().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void leaveNothingBehindWhenOneFailsAndWaitInAJob() {
        draws(begun().serviceTask("Task_Tell")
                .camundaDelegateExpression("${telling}")
                .endEvent("End")
                .name("All told"));
        telling.failure = new InvalidValue("template", "has no subject", "write one");

        happens();

        assertThat(told()).isZero();
        assertThat(story()).containsExactly("journey-started", "registered");
        var job = jobs.createJobQuery().processInstanceId(only().id()).singleResult();
        telling.failure = null;
        jobs.executeJob(job.getId());
        assertThat(only().ending()).isEqualTo("All told");
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void areNotTriedWithEachEventWhileTheyFail() {
        draws(
                begun().serviceTask("Task_Tell")
                        .camundaDelegateExpression("${telling}")
                        .endEvent("End"),
                Map.of("reEntry", "always"));
        telling.failure = new IllegalStateException("the shelf is gone");

        happens();
        happens();
        assertThat(telling.taken).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        happens();
        assertThat(telling.taken).isEqualTo(2);
    }

    @Test
    void letTheEventComeAgainWhenTheyMeetAnotherChange() {
        draws(begun().serviceTask("Task_Tell")
                .camundaDelegateExpression("${telling}")
                .endEvent("End")
                .name("All told"));
        telling.failure = new CannotAcquireLockException("somebody was faster");

        happens();
        assertThat(journeys.of(customer(), 10, Locale.ENGLISH)).isEmpty();

        telling.failure = null;
        clock.advance(Duration.ofSeconds(1));
        events.handleAll();
        assertThat(only().ending()).isEqualTo("All told");
        assertThat(told()).isEqualTo(1);
    }

    private static AbstractFlowNodeBuilder<?, ?> begun() {
        return Drawn.journey("telling-tales")
                .startEvent("Start_Asked")
                .name("Asked")
                .message("tale.asked");
    }

    private void draws(AbstractFlowNodeBuilder<?, ?> drawing) {
        draws(drawing, Map.of());
    }

    private void draws(AbstractFlowNodeBuilder<?, ?> drawing, Map<String, String> properties) {
        deployment = repository
                .createDeployment()
                .addModelInstance("telling-tales.bpmn", Drawn.with(drawing.done(), "telling-tales", properties))
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    private void happens() {
        events.send("tale.asked", anna, Map.of());
        events.handleAll();
    }

    private Instance only() {
        var all = journeys.of(customer(), 10, Locale.ENGLISH);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private long told() {
        return story().stream().filter("tag-added"::equals).count();
    }

    private List<String> story() {
        return timeline.of(customer(), null, 50).items().stream()
                .map(each -> each.entry().kind())
                .toList();
    }

    private CustomerId customer() {
        return customers.get(new CustomerRef(anna)).id();
    }

    /** Writes a line of the story, and then fails as the test wants. */
    @TestComponent("telling")
    @Step(name = "Tell", description = "Tells a tale.")
    static class Telling implements JavaDelegate {

        private final Timeline timeline;
        private final SettableClock clock;
        volatile @Nullable RuntimeException failure;
        volatile int taken;

        Telling(Timeline timeline, SettableClock clock) {
            this.timeline = timeline;
            this.clock = clock;
        }

        @Override
        public void execute(DelegateExecution execution) {
            taken++;
            timeline.add(new Entry(
                    new CustomerId((String) execution.getVariable("customerId")),
                    clock.instant(),
                    "tag-added",
                    Entry.Direction.INSIDE,
                    Map.of(),
                    Cause.system("test")));
            if (failure != null) {
                throw failure;
            }
        }
    }
}
