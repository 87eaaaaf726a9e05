package io.wayline.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.springframework.boot.test.context.TestComponent;

import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Timeline;

/**
 * Drives journeys as the world does: by events, time, and people, with the engine's jobs run in the test's own thread.
 * {@link #on} follows one customer on one journey, a line a step.
 */
@TestComponent
public class JourneyDriver {

    private final EventsDriver events;
    private final EngineDriver engine;
    private final FirstSteps firstSteps;
    private final Whereabouts whereabouts;
    private final Customers customers;
    private final Messages messages;
    private final Timeline timeline;

    JourneyDriver(
            EventsDriver events,
            EngineDriver engine,
            FirstSteps firstSteps,
            Whereabouts whereabouts,
            Customers customers,
            Messages messages,
            Timeline timeline) {
        this.events = events;
        this.engine = engine;
        this.firstSteps = firstSteps;
        this.whereabouts = whereabouts;
        this.customers = customers;
        this.messages = messages;
        this.timeline = timeline;
    }

    /** Follows one customer along one journey. */
    public Walk on(String journey, String customer) {
        return new Walk(this, whereabouts, journey, customer);
    }

    /** An event comes, is handled, and every step that can be taken now is taken. */
    public JourneyDriver happens(String type, String customer, Map<String, ?> data) {
        events.send(type, customer, data);
        events.handleAll();
        engine.allRuns();
        return this;
    }

    /** An event comes and is handled; the steps that follow wait. */
    public JourneyDriver comes(String type, String customer, Map<String, ?> data) {
        events.send(type, customer, data);
        firstSteps.waitWhile(events::handleAll);
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
        engine.stepsRun();
        return this;
    }

    /** Moves the clock from one due timer to the next, each of which sees its own time. */
    public JourneyDriver timePasses(Duration duration) {
        engine.timePasses(duration);
        return this;
    }

    /** The kinds of all entries of this customer's story, the oldest first. */
    public List<String> story(String customer) {
        var told = timeline.of(customers.get(new CustomerRef(customer)).id(), null, 100).items().stream()
                .map(each -> each.entry().kind())
                .toList();
        return reversed(told);
    }

    /** The templates of all mails of this journey to this customer so far, the oldest first. */
    List<String> mails(String journey, String customer) {
        var mails = messages.list(new Messages.Filter(null, null, new CustomerRef(customer)), null, 50)
                .items();
        return reversed(mails.stream()
                .filter(mail -> mail.origin() != null && mail.origin().journey().equals(journey))
                .map(Message::template)
                .toList());
    }

    Lifecycle lifecycle(String customer) {
        return customers.get(new CustomerRef(customer)).lifecycle();
    }

    private static <T> List<T> reversed(List<T> newestFirst) {
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
