package io.wayline.journeys;

import java.time.Duration;
import java.util.Map;

import io.wayline.customer.Lifecycle;
import io.wayline.journey.Instance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One customer's way along one journey, a line a step. Acts run until nothing more is due; every expectation that fails
 * says where the customer stands, what is due when, and what failed.
 */
public final class Walk {

    private final JourneyDriver driver;
    private final Whereabouts whereabouts;
    private final String journey;
    private final String customer;

    Walk(JourneyDriver driver, Whereabouts whereabouts, String journey, String customer) {
        this.driver = driver;
        this.whereabouts = whereabouts;
        this.journey = journey;
        this.customer = customer;
    }

    /** An event of this customer comes, and every step that can be taken now is taken. */
    public Walk happens(String type, Map<String, ?> data) {
        driver.happens(type, customer, data);
        return this;
    }

    public Walk happens(String type) {
        return happens(type, Map.of());
    }

    /** An event of this customer comes and is handled; the steps that follow wait. */
    public Walk comes(String type, Map<String, ?> data) {
        driver.comes(type, customer, data);
        return this;
    }

    /** An event that tells what was comes and is handled. */
    public Walk was(String type, Map<String, ?> data) {
        driver.was(type, customer, data);
        return this;
    }

    /** Takes every step that can be taken now. */
    public Walk stepsRun() {
        driver.stepsRun();
        return this;
    }

    /** Moves the clock from one due timer to the next, each of which sees its own time. */
    public Walk timePasses(Duration duration) {
        driver.timePasses(duration);
        return this;
    }

    /** Somebody completes this customer's only open task with what the form's variables say. */
    public Walk completeWith(Map<String, ?> variables) {
        var tasks = whereabouts.tasks(journey, customer);
        assertThat(tasks).as(this::now).hasSize(1);
        return complete(tasks.get(0), variables);
    }

    /** Somebody completes one of several open tasks. */
    public Walk complete(String task, Map<String, ?> variables) {
        expectTask(task);
        whereabouts.complete(journey, customer, task, variables);
        return timePasses(Duration.ZERO);
    }

    /** A task with this label is open. */
    public Walk expectTask(String task) {
        assertThat(whereabouts.tasks(journey, customer)).as(this::now).contains(task);
        return this;
    }

    /** They stand at these places, by their labels, and at no other. */
    public Walk expectAt(String... places) {
        assertThat(instance().places())
                .as(this::now)
                .extracting(Instance.Place::name)
                .containsExactlyInAnyOrder(places);
        return this;
    }

    /** They have reached this end, by its label. */
    public Walk expectEnded(String end) {
        assertThat(instance().ending()).as(this::now).isEqualTo(end);
        return this;
    }

    /** They have never been on this journey. */
    public Walk expectNotEntered() {
        assertThat(whereabouts.find(journey, customer)).as(this::now).isEmpty();
        return this;
    }

    /** The step with this label has failed for good. */
    public Walk expectIncident(String step) {
        assertThat(whereabouts.failedSteps(journey, customer)).as(this::now).contains(step);
        return this;
    }

    /** The templates of all mails of this journey to this customer so far, the oldest first. */
    public Walk expectMails(String... templates) {
        assertThat(driver.mails(journey, customer)).as(this::now).containsExactly(templates);
        return this;
    }

    public Walk expectLifecycle(Lifecycle place) {
        assertThat(driver.lifecycle(customer)).as(this::now).isEqualTo(place);
        return this;
    }

    private Instance instance() {
        return whereabouts
                .find(journey, customer)
                .orElseThrow(() ->
                        new AssertionError("%s is not on the journey %s. %s".formatted(customer, journey, now())));
    }

    private String now() {
        return whereabouts.describe(journey, customer) + "; mails so far: " + driver.mails(journey, customer);
    }
}
