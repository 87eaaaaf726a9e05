package io.wayline.journey.failure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.journey.failure.StepRetries.FailedCustomer;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@DatabaseTest
class StepRetriesTests {

    private static final String JOURNEY = "worn-out";

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    FailureGroups groups;

    @Autowired
    StepRetries retries;

    @Autowired
    InstanceActs acts;

    @Autowired
    WornOut step;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void somebodyTakesTheWornOutStep() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        JOURNEY + ".bpmn",
                        Drawn.journey(JOURNEY)
                                .startEvent("Start_Worn")
                                .message("customer.registered")
                                .serviceTask("Task_Worn")
                                .name("Mind the gap")
                                .camundaDelegateExpression("${wornOut}")
                                .endEvent("End_Worn")
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        step.failure = null;
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from journey_failed_try").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void tellsThoseThatAreTriedAgainFromThoseThatHaveGivenUp() {
        taken(2, new InvalidValue("template", "has no subject", "write one"));
        var before = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        clock.advance(Duration.ofMinutes(3));
        taken(3, new IllegalStateException("the shelf is gone"));

        assertThat(here()).hasSize(2);
        assertThat(here().get(0)).satisfies(gaveUp -> {
            assertThat(gaveUp.cause()).isEqualTo("template has no subject: write one.");
            assertThat(gaveUp.step()).isEqualTo("Mind the gap");
            assertThat(gaveUp.failed()).isEqualTo(2);
            assertThat(gaveUp.retrying()).isZero();
            assertThat(gaveUp.next()).isNull();
            assertThat(gaveUp.first()).isEqualTo(before);
        });
        assertThat(here().get(1)).satisfies(retried -> {
            assertThat(retried.cause()).isEqualTo("the shelf is gone");
            assertThat(retried.failed()).isZero();
            assertThat(retried.retrying()).isEqualTo(3);
            assertThat(retried.tries()).isEqualTo(4);
            assertThat(retried.next()).isAfter(clock.instant());
            assertThat(retried.first()).isEqualTo(clock.instant());
        });
    }

    @Test
    void countsInOneGroupWhatFailedForOneCauseHoweverFarItIs() {
        taken(2, new IllegalStateException("the shelf is gone"));
        management.setJobRetries(jobs().get(0).getId(), 0);

        assertThat(here()).singleElement().satisfies(group -> {
            assertThat(group.failed()).isEqualTo(1);
            assertThat(group.retrying()).isEqualTo(1);
        });
    }

    @Test
    void listsItsCustomersPageByPageThoseFirstWhoWaitForAPerson() {
        taken(5, new IllegalStateException("the shelf is gone"));
        var gaveUp = jobs().get(3).getId();
        management.setJobRetries(gaveUp, 0);
        var group = here().get(0);

        var first = retries.at(group, 0, 2);
        var all = Stream.of(first, retries.at(group, 2, 2), retries.at(group, 4, 2))
                .flatMap(List::stream)
                .toList();

        assertThat(first.get(0)).satisfies(customer -> {
            assertThat(customer.id()).isEqualTo(gaveUp);
            assertThat(customer.failedAt()).isNotNull();
            assertThat(customer.tries()).isZero();
            assertThat(customer.journey()).isEqualTo(JOURNEY);
            assertThat(customer.customer()).isNotNull();
        });
        assertThat(all).extracting(FailedCustomer::id).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void triesThoseAgainWhoWereChosenAndSaysWhatBecameOfThem() {
        taken(4, new InvalidValue("template", "has no subject", "write one"));
        var chosen = retries.ids(here().get(0).id(), 3);
        var press = retried(chosen);

        assertThat(here().get(0).retrying()).as("they wait for their turn").isEqualTo(3);
        assertThat(press(press)).satisfies(asked -> {
            assertThat(asked.all()).isEqualTo(3);
            assertThat(asked.waiting()).isEqualTo(3);
            assertThat(asked.by()).isEqualTo("he");
            assertThat(asked.group().step()).isEqualTo("Mind the gap");
            assertThat(asked.isUnderWay()).isTrue();
        });

        step.failure = null;
        run(chosen.get(0));
        step.failure = new InvalidValue("template", "asks for too much", "write less");
        run(chosen.get(1));

        assertThat(press(press)).satisfies(half -> {
            assertThat(half.on()).isEqualTo(1);
            assertThat(half.again()).isEqualTo(1);
            assertThat(half.waiting()).isEqualTo(1);
            assertThat(half.now())
                    .extracting(FailureGroup::cause)
                    .containsExactly("template asks for too much: write less.");
        });
        step.failure = null;
        run(chosen.get(2));
        assertThat(press(press).isUnderWay()).isFalse();
        assertThat(here())
                .extracting(FailureGroup::cause)
                .containsExactlyInAnyOrder(
                        "template has no subject: write one.", "template asks for too much: write less.");
    }

    @Test
    void aSecondPressTriesNobodyTwice() {
        taken(2, new InvalidValue("template", "has no subject", "write one"));
        var all = retries.ids(here().get(0).id(), 10);
        retried(all);

        assertThat(all).noneMatch(customer -> retries.retry(customer, "second-" + UUID.randomUUID(), "shen"));
        step.failure = null;
        all.forEach(this::run);
        assertThat(all).as("they went on").noneMatch(customer -> retries.retry(customer, "third", "shen"));
        assertThat(step.passed).isEqualTo(2);
    }

    @Test
    void ofTwoNodesThatTryTheSameOneAgainAtTheSameMomentOneDoes() {
        taken(1, new InvalidValue("template", "has no subject", "write one"));
        var customer = retries.ids(here().get(0).id(), 1).get(0);

        var done = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.supplyAsync(
                        () -> retries.retry(customer, "node-" + node + "-" + UUID.randomUUID(), "he")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(done).containsOnlyOnce(true);
        assertThat(management.createJobQuery().jobId(customer).singleResult().getRetries())
                .isEqualTo(5);
    }

    @Test
    void triesAtOnceWhatWouldHaveBeenTriedLater() {
        taken(1, new IllegalStateException("the shelf is gone"));
        var customer = retries.ids(here().get(0).id(), 1).get(0);

        assertThat(retries.retry(customer, "press-" + UUID.randomUUID(), "he")).isTrue();

        var job = management.createJobQuery().jobId(customer).singleResult();
        assertThat(job.getRetries()).isEqualTo(5);
        assertThat(job.getDuedate().toInstant()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void whoFailedAgainStaysSoInTheFirstPressWhenASecondHelps() {
        taken(1, new InvalidValue("template", "has no subject", "write one"));
        var customer = retries.ids(here().get(0).id(), 1);
        var first = retried(customer);
        run(customer.get(0));
        var second = retried(customer);
        step.failure = null;
        run(customer.get(0));

        assertThat(press(first).again()).isEqualTo(1);
        assertThat(press(first).on()).isZero();
        assertThat(press(second).on()).isEqualTo(1);
    }

    @Test
    void aGroupIsRememberedWhenItsLastCustomerWentOn() {
        taken(1, new InvalidValue("template", "has no subject", "write one"));
        var group = here().get(0);
        retried(retries.ids(group.id(), 1));
        step.failure = null;
        jobs().forEach(job -> run(job.getId()));

        assertThat(groups.find(group.id(), Locale.ENGLISH)).isEmpty();
        assertThat(retries.last(group.id(), Locale.ENGLISH))
                .hasValueSatisfying(last -> assertThat(last.step()).isEqualTo("Mind the gap"));
    }

    @Test
    void whoIsPausedIsToldFromThoseWhoAreTriedAgain() {
        taken(2, new IllegalStateException("the shelf is gone"));
        acts.pause(jobs().get(0).getProcessInstanceId(), "he", "the customer is moving house");

        assertThat(here().get(0).held()).isEqualTo(1);
        assertThat(here().get(0).next()).isNotNull();
    }

    private String retried(List<String> customers) {
        var press = "press-" + UUID.randomUUID();
        assertThat(customers).allMatch(customer -> retries.retry(customer, press, "he"));
        return press;
    }

    private StepRetries.Press press(String id) {
        return retries.presses(null, Locale.ENGLISH).stream()
                .filter(press -> press.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** So many more customers come to the step, and each is tried once. */
    private void taken(int customers, @Nullable RuntimeException failure) {
        step.failure = failure;
        var before = jobs().stream().map(Job::getId).toList();
        for (var each = 0; each < customers; each++) {
            events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        }
        firstSteps.waitWhile(events::handleAll);
        jobs().stream().map(Job::getId).filter(job -> !before.contains(job)).forEach(this::run);
    }

    private void run(String job) {
        catchThrowable(() -> management.executeJob(job));
    }

    private List<Job> jobs() {
        return management.createJobQuery().processDefinitionKey(JOURNEY).list();
    }

    /** Other classes of the same application may have left some of theirs. */
    private List<FailureGroup> here() {
        return groups.list(Locale.ENGLISH).stream()
                .filter(group -> group.journey().equals(JOURNEY))
                .toList();
    }

    @BeforeEach
    void nobodyHasPassed() {
        step.passed = 0;
    }

    @TestComponent("wornOut")
    @Step(name = "Worn out", description = "Fails as the test wants.")
    static class WornOut implements JavaDelegate {

        volatile @Nullable RuntimeException failure;
        volatile int passed;

        @Override
        public void execute(DelegateExecution execution) {
            var now = failure;
            if (now != null) {
                throw now;
            }
            passed++;
        }
    }
}
