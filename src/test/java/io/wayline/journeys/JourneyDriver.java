package io.wayline.journeys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.events.EventsDriver;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives journeys as the world does, one line a step: by events, with the engine's jobs run in the test's own thread.
 */
@TestComponent
public class JourneyDriver {

    private final EventsDriver events;
    private final ManagementService jobs;
    private final Journeys journeys;
    private final Customers customers;
    private final Messages messages;
    private final Timeline timeline;

    JourneyDriver(
            EventsDriver events,
            ManagementService jobs,
            Journeys journeys,
            Customers customers,
            Messages messages,
            Timeline timeline) {
        this.events = events;
        this.jobs = jobs;
        this.journeys = journeys;
        this.customers = customers;
        this.messages = messages;
        this.timeline = timeline;
    }

    /** An event comes, is handled, and every step that can be taken now is taken. */
    public JourneyDriver happens(String type, String customer, Map<String, ?> data) {
        return comes(type, customer, data).stepsRun();
    }

    /** An event comes and is handled; the steps that follow wait. */
    public JourneyDriver comes(String type, String customer, Map<String, ?> data) {
        events.send(type, customer, data);
        events.handleAll();
        return this;
    }

    /** An event that tells what was comes and is handled. */
    public JourneyDriver was(String type, String customer, Map<String, ?> data) {
        events.sendHistory(type, customer, data);
        events.handleAll();
        return this;
    }

    /** Takes every step that can be taken now. */
    public JourneyDriver stepsRun() {
        for (var due = jobs.createJobQuery().messages().withRetriesLeft().list();
                !due.isEmpty();
                due = jobs.createJobQuery().messages().withRetriesLeft().list()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
        }
        return this;
    }

    public JourneyDriver expectAt(String journey, String customer, String place) {
        assertThat(only(journey, customer).places())
                .extracting(Instance.Place::name)
                .containsExactly(place);
        return this;
    }

    public JourneyDriver expectEnded(String journey, String customer, String end) {
        assertThat(only(journey, customer).ending()).isEqualTo(end);
        return this;
    }

    public JourneyDriver expectNoJourney(String customer) {
        assertThat(of(customer)).isEmpty();
        return this;
    }

    public JourneyDriver expectLifecycle(String customer, Lifecycle place) {
        assertThat(customers.get(new CustomerRef(customer)).lifecycle()).isEqualTo(place);
        return this;
    }

    /** The templates of all mails to this customer so far, the oldest first. */
    public JourneyDriver expectMails(String customer, String... templates) {
        var mails = messages.list(new Messages.Filter(null, null, new CustomerRef(customer)), null, 50)
                .items();
        assertThat(reversed(mails.stream().map(Message::template).toList())).containsExactly(templates);
        return this;
    }

    /** The kinds of all entries of this customer's story, the oldest first. */
    public List<String> story(String customer) {
        var told = timeline.of(customers.get(new CustomerRef(customer)).id(), null, 100).items().stream()
                .map(each -> each.entry().kind())
                .toList();
        return reversed(told);
    }

    private Instance only(String journey, String customer) {
        return of(customer).stream()
                .filter(each -> each.journey().equals(journey))
                .findFirst()
                .orElseThrow(() -> new AssertionError(customer + " is not on the journey " + journey));
    }

    private List<Instance> of(String customer) {
        return journeys.of(customers.get(new CustomerRef(customer)).id(), 50);
    }

    private static <T> List<T> reversed(List<T> newestFirst) {
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
