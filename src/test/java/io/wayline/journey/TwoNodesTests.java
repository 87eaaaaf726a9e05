package io.wayline.journey;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customers;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.events.EventLog;
import io.wayline.events.EventsDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.journeys.JourneyDriver;
import io.wayline.journeys.Walk;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.message.operation.MessageActs;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;
import io.wayline.testing.TestDatabase;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes on one database. The first stands still in the middle of a transaction while the second acts, so each order
 * of things is the same in every run.
 */
@DatabaseTest
class TwoNodesTests {

    private static final String JOURNEY = "two-nodes";

    private static @Nullable SecondNode second;

    @Autowired
    ApplicationContext first;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    Meanwhile meanwhile;

    @Autowired
    ManagementService jobs;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void bothNodesKnowTheJourney() {
        engine.draws("two-nodes.bpmn");
        journeys.was("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"));
        other();
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        engine.forgetsDrawings();
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    @Test
    void anEventIsHandledByOneOfThem() {
        events.send("test.asked", anna, Map.of());
        meanwhile.inTheHandler(() -> assertThat(other().does(() -> otherEvents().handleAll()))
                .as("events that the second node found while the first had them")
                .isZero());

        assertThat(events.handleAll()).isEqualTo(1);

        assertThat(other().does(() -> otherEvents().handleAll())).isZero();
        assertThat(instances()).hasSize(1);
    }

    @Test
    void anEventOfANodeThatDiesIsHandledByTheOther() {
        events.send("test.asked", anna, Map.of());
        meanwhile.inTheHandler(() -> {
            throw new Died();
        });
        assertThatThrownBy(events::handleAll).isInstanceOf(Died.class);
        assertThat(instances()).isEmpty();

        assertThat(other().does(() -> otherEvents().handleAll())).isEqualTo(1);

        assertThat(instances()).hasSize(1);
    }

    @Test
    void twoEventsThatStartAJourneyStartItOnce() {
        events.send("test.asked", anna, Map.of());
        meanwhile.inTheHandler(() -> other().does(() -> {
            otherEvents().send("test.asked", anna, Map.of());
            return otherEvents().handleAll();
        }));

        events.handleAll();
        other().does(() -> otherEvents().handleAll());

        assertThat(instances()).hasSize(1);
    }

    /** The lanes of the inbox keep a customer's events apart; were they to fail, the row that lets them enter would not. */
    @Test
    void twoStartsSideBySideStartItOnce() {
        var asked = events.send("test.asked", anna, Map.of());
        var askedAgain = events.send("test.asked", anna, Map.of());

        var there = transaction(first).execute(open -> {
            tell(first, asked);
            Future<Boolean> begun = other().begins(
                            () -> transaction(other().context()).execute(too -> tell(other().context(), askedAgain)));
            await().until(this::aNodeWaitsToEnter);
            return begun;
        });

        assertThatThrownBy(() -> SecondNode.result(there)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(instances()).hasSize(1);
        transaction(other().context()).executeWithoutResult(too -> tell(other().context(), askedAgain));
        assertThat(instances()).hasSize(1);
    }

    @Test
    void anEventThatTheOtherNodeBringsDuringAStepIsNotLost() {
        var walk = on().comes("test.asked", Map.of());
        meanwhile.inTheStep(() -> other().does(() -> {
            otherEvents().send("test.replied", anna, Map.of());
            return otherEvents().handleAll();
        }));

        walk.stepsRun().expectAt("What comes first?");
        clock.advance(Duration.ofSeconds(5));
        var taken = other().does(() -> other().get(Deliveries.class).offerDue())
                + first.getBean(Deliveries.class).offerDue();

        assertThat(taken).isEqualTo(1);
        walk.stepsRun().expectEnded("Replied");
    }

    @Test
    void anEventThatTheOtherNodeBringsWhileTheTimerFiresWinsAndNothingIsSentTwice() {
        var walk = on().happens("test.asked").expectAt("What comes first?");
        clock.advance(Duration.ofDays(1));
        meanwhile.inTheStep(() -> other().does(() -> {
            otherEvents().send("test.replied", anna, Map.of());
            return otherEvents().handleAll();
        }));

        walk.stepsRun().expectEnded("Replied").expectMails();
    }

    @Test
    void aStepOfANodeThatDiesIsTakenByTheOtherWhenItsLockIsOver() {
        var walk = on().comes("test.asked", Map.of());
        var step = jobs.createJobQuery()
                .processInstanceId(instances().get(0).id())
                .singleResult()
                .getId();

        assertThat(acquired(first)).contains(step);
        assertThat(other().does(() -> acquired(other().context())))
                .as("while the first node's lock holds")
                .doesNotContain(step);
        clock.advance(Duration.ofMinutes(3).plusSeconds(1));
        assertThat(other().does(() -> acquired(other().context()))).contains(step);
        other().does(() -> {
            other().get(ManagementService.class).executeJob(step);
            return true;
        });

        walk.expectAt("What comes first?");
        assertThatThrownBy(() -> jobs.executeJob(step))
                .as("the first node, back to life")
                .hasMessageContaining("No job found");
    }

    @Test
    void aStepThatBothNodesTakeIsTakenOnce() {
        var walk = on().happens("test.asked");
        clock.advance(Duration.ofDays(1));
        var timer = jobs.createJobQuery()
                .processInstanceId(instances().get(0).id())
                .timers()
                .singleResult()
                .getId();
        meanwhile.inTheStep(() -> other().does(() -> {
            other().get(ManagementService.class).executeJob(timer);
            return true;
        }));

        assertThatThrownBy(() -> jobs.executeJob(timer)).hasMessageContaining("updated by another transaction");

        walk.stepsRun().expectEnded("Too late").expectMails("onboarding-welcome");
    }

    @Test
    void aStepDuringWhichItsCustomerIsMergedIsTakenForTheKeptOne() {
        var kept = "kept-" + anna;
        var phone = "+49 30 8%07d".formatted(Math.floorMod(anna.hashCode(), 10_000_000));
        for (var ref : List.of(anna, kept)) {
            journeys.was("customer.registered", ref, Map.of("email", ref + "@example.com", "phone", phone));
        }
        var walk = on().happens("test.asked");
        clock.advance(Duration.ofDays(1));
        var pair = DuplicatePair.of(
                customers.get(new CustomerRef(anna)).id(),
                customers.get(new CustomerRef(kept)).id());
        var choice = new MergeChoice(new CustomerRef(kept), List.of(), null, null);
        meanwhile.inTheStep(() -> other().does(() -> other().get(Merges.class).merge(pair.id(), choice, "shen")));

        walk.stepsRun().timePasses(Duration.ofMinutes(1)).expectEnded("Too late");

        assertThat(first.getBean(Messages.class)
                        .list(new Messages.Filter(null, null, new CustomerRef(kept)), null, 10)
                        .items())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipient()).isEqualTo(kept + "@example.com"));
    }

    @Test
    void aWayThatNeverEndsIsStoppedThoughTheNodesShareIt() {
        var deployment = first.getBean(RepositoryService.class)
                .createDeployment()
                .addString("loop-event-gateway.bpmn", endless())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        events.send("hostile.loop-event-gateway", anna, Map.of());
        events.handleAll();

        var turns = 0;
        for (var job = due(); job != null && turns < 2_000; job = due()) {
            var next = job;
            if (turns++ % 2 == 0) {
                catchThrowable(() -> jobs.executeJob(next));
            } else {
                catchThrowable(() -> other().does(() -> {
                    other().get(ManagementService.class).executeJob(next);
                    return true;
                }));
            }
        }

        assertThat(turns).as("jobs that both have taken").isBetween(480, 600);
        assertThat(first.getBean(Incidents.class).list(Locale.ENGLISH))
                .filteredOn(incident -> incident.journey().equals("loop-event-gateway"))
                .extracting(Incident::cause)
                .singleElement()
                .asString()
                .contains("has entered 1000 elements within an hour");
        first.getBean(RepositoryService.class).deleteDeployment(deployment, true);
    }

    @Test
    void noMarketingLeavesFromEitherNodeWhileAComplaintIsOpenAndAfterwardsEachLeavesOnce() {
        agreesToMarketing();
        var waits = List.of(queue("first"), queue("second"));
        // before any node has looked, the other one takes the complaint in
        other().does(() -> {
            otherEvents().send("complaint.received", anna, complaint());
            return otherEvents().handleAll();
        });

        assertThat(bothNodesSend()).as("mails that left while it was open").isEmpty();
        assertThat(waits).allSatisfy(mail -> assertThat(state(mail)).isEqualTo(MessageState.HELD));
        var byAPerson = failed("by-hand");
        other().does(() -> {
            other().get(MessageActs.class).resend(byAPerson, "he", "Try again");
            return true;
        });
        assertThat(bothNodesSend()).isEmpty();
        assertThat(state(byAPerson)).isEqualTo(MessageState.HELD);

        clock.advance(Duration.ofDays(2));
        assertThat(bothNodesSend()).isEmpty();
        other().does(() -> {
            otherEvents().send("complaint.withdrawn", anna, Map.of("complaintRef", "case-" + anna));
            return otherEvents().handleAll();
        });
        engine.allRuns();
        var left = bothNodesSend();

        assertThat(left)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(waits.stream(), Stream.of(byAPerson)).toList());
        assertThat(bothNodesSend()).as("sent again").isEqualTo(left);
    }

    @Test
    void marketingThatAComplaintHoldsForThreeDaysNeverLeavesFromEitherNode() {
        agreesToMarketing();
        events.send("complaint.received", anna, complaint());
        events.handleAll();
        var waits = queue("first");
        clock.advance(Duration.ofDays(3).plusSeconds(1));
        bothNodesSend();
        assertThat(state(waits)).isEqualTo(MessageState.EXPIRED);

        events.send("complaint.withdrawn", anna, Map.of("complaintRef", "case-" + anna));
        engine.allRuns();

        assertThat(bothNodesSend()).isEmpty();
    }

    private void agreesToMarketing() {
        // in the quiet hours of the customer, service and marketing mails wait anyway
        clock.set(clock.instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .withHour(12)
                .toInstant());
        journeys.was("consent.given", anna, Map.of("purpose", "marketing", "channel", "email", "source", "test"));
    }

    private Map<String, String> complaint() {
        return Map.of("complaintRef", "case-" + anna, "category", "quality", "text", "The lid does not close.");
    }

    private String queue(String key) {
        var request = new MailRequest(
                customers.get(new CustomerRef(anna)).id(),
                "onboarding-first-steps",
                key + anna,
                null,
                null,
                Cause.system("test"),
                null);
        return transaction(first)
                .execute(open -> first.getBean(Messages.class).queue(request))
                .messageRef();
    }

    /** One that the mail server did not take. */
    private String failed(String key) {
        var ref = queue(key);
        jdbc.sql("update outbox_message set state = 'FAILED' where id = cast(? as bigint)")
                .param(ref)
                .update();
        return ref;
    }

    private MessageState state(String mail) {
        return first.getBean(Messages.class).get(mail).state();
    }

    /** Both at the same time; then the marketing mails that Anna has been sent so far. */
    private List<String> bothNodesSend() {
        var there = other().begins(() -> other().get(DispatchDriver.class).deliverDue());
        first.getBean(DispatchDriver.class).deliverDue();
        SecondNode.result(there);
        return jdbc.sql("""
                        select id from outbox_message where customer_ref = ? and purpose = 'MARKETING'
                            and (state = 'SENT' or handover_at is not null) order by id""").param(anna).query(Long.class).list().stream()
                .map(String::valueOf)
                .toList();
    }

    private @Nullable String due() {
        return jobs.createJobQuery().processDefinitionKey("loop-event-gateway").withRetriesLeft().list().stream()
                .map(Job::getId)
                .findFirst()
                .orElse(null);
    }

    private static String endless() {
        return Corpus.hostile().stream()
                .filter(file -> file.name().equals("bpmn/loop-event-gateway.bpmn"))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private SecondNode other() {
        if (second == null) {
            second = new SecondNode(first);
        }
        return second;
    }

    private EventsDriver otherEvents() {
        return other().get(EventsDriver.class);
    }

    private static TransactionTemplate transaction(ApplicationContext node) {
        return new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
    }

    private boolean tell(ApplicationContext node, long event) {
        var customer = customers.get(new CustomerRef(anna)).id();
        return node.getBean(Journeys.class).tell(node.getBean(EventLog.class).event(event), customer);
    }

    /** Whether a node wants the row that the other one has written and not committed. */
    private boolean aNodeWaitsToEnter() {
        return TestDatabase.standsStill(jdbc, "insert into journey_entry");
    }

    /** The jobs that a node fetches now, as its job executor would. */
    private static List<String> acquired(ApplicationContext node) {
        var configuration = node.getBean(ProcessEngineConfigurationImpl.class);
        return configuration
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(configuration.getJobExecutor()))
                .getJobIdBatches()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Instance> instances() {
        return first.getBean(Journeys.class)
                .of(customers.get(new CustomerRef(anna)).id(), 50, Locale.ENGLISH);
    }

    private Walk on() {
        return journeys.on(JOURNEY, anna);
    }

    /** A node that is gone: nothing catches this, and all that it had open is rolled back. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }
}
