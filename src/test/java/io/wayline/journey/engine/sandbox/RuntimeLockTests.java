package io.wayline.journey.engine.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.ModelFile;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.OneDatabase;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every hostile file, forced past the first lock: refused, or stopped, or run without any harm. That the trap does
 * spring where there is no lock is proven by {@link NoLockTests}.
 */
@DatabaseTest
@OneDatabase
@QuietDatabase
@Timeout(60)
class RuntimeLockTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    DeployedCheck deployedCheck;

    @Autowired
    JourneyModels models;

    @Autowired
    EventsDriver events;

    @Autowired
    Customers customers;

    @Autowired
    SettableClock clock;

    static Stream<String> hostile() {
        return Corpus.hostile().stream().map(ModelFile::name);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void doesNoHarm(String name) {
        var customer = anna();
        Trap.set();

        var outcome = Forced.into(engine, file(name), customer);

        assertThat(Trap.isSprung()).isFalse();
        assertThat(outcome).isEqualTo(SecondLock.of(name).outcome());
    }

    @Test
    void isStoppedAtTheNextStartAndDisturbsNoOtherJourneyUntilThen() {
        var deployments = hostile()
                .filter(name -> SecondLock.of(name).outcome() != Forced.Outcome.REFUSED)
                .map(name -> repository
                        .createDeployment()
                        .addString(file(name).name(), file(name).content())
                        .deploy()
                        .getId())
                .toList();
        clock.advance(Duration.ofSeconds(5));

        assertThat(models.startedBy("customer.registered"))
                .extracting(journey -> journey.key())
                .contains("onboarding");
        deployedCheck.run();
        clock.advance(Duration.ofSeconds(5));

        // of all of these, only what the first lock warns of, a misleading file name, and a past date are left
        assertThat(repository.createProcessDefinitionQuery().active().list())
                .extracting(journey -> journey.getKey())
                .containsExactlyInAnyOrder(
                        "onboarding",
                        "after-sale",
                        "complaint",
                        "order-status",
                        "contact-attempt",
                        "win-back",
                        "birthday-greeting",
                        "seasonal-greeting",
                        "monthly-news-mail",
                        "key-customer-visit",
                        "churn-watch",
                        "birthday",
                        "seasonal",
                        "key-customers",
                        "monthly-news",
                        "call-by-hand",
                        "task-by-hand",
                        "gateway-nothing-fits",
                        "some-other",
                        "task-queue-of-nobody",
                        "join-never",
                        "fake-join",
                        "fake-join-beside",
                        "invited-by-all",
                        // its date may have been to come when it was published
                        "timer-past");
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        clock.advance(Duration.ofSeconds(5));
    }

    private String anna() {
        var ref = "anna-" + UUID.randomUUID();
        events.sendHistory("customer.registered", ref, Map.of("email", "anna@example.com"));
        events.handleAll();
        return customers.get(new CustomerRef(ref)).id().value();
    }

    private static ModelFile file(String name) {
        return Corpus.hostile().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
