package io.wayline.journey.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.EventValues;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.model.bpmn.MessageWait;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.reference.References;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Numbers;

/** What journeys ask of the engine, in our words; every call joins the caller's transaction. */
@Component
public class Engine {

    /** The one variable that every journey has: our opaque id of the customer. */
    static final String CUSTOMER = ReservedNames.CUSTOMER;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;
    private final TaskService tasks;
    private final JourneyNames names;
    private final JourneyModels models;
    private final EventValues values;
    private final References references;

    Engine(
            RuntimeService runtime,
            ManagementService management,
            HistoryService history,
            TaskService tasks,
            JourneyNames names,
            JourneyModels models,
            EventValues values,
            References references) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
        this.names = names;
        this.models = models;
        this.values = values;
        this.references = references;
    }

    /**
     * Gives an event to every place of an instance, and of those that it has called, that waits for it right now: for its
     * type, and for what it is about.
     *
     * @param customer whose instance it is
     * @return what became of it
     * @throws OptimisticLockingFailureException when the instance moves at this very moment; worth another try
     */
    public Delivery deliver(String instance, JourneyModel journey, BusinessEvent event, CustomerId customer) {
        var own = deliverTo(instance, journey, event, customer);
        if (!models.callsListener(journey, event.type())) {
            return own;
        }
        var taken = own == Delivery.TAKEN;
        for (var called : called(instance)) {
            var version = models.version(called.getProcessDefinitionId());
            taken |= deliver(called.getId(), version, event, customer) == Delivery.TAKEN;
        }
        // one that is called later may listen
        return taken ? Delivery.TAKEN : Delivery.NOT_YET;
    }

    private List<ProcessInstance> called(String instance) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list();
    }

    private Delivery deliverTo(String instance, JourneyModel journey, BusinessEvent event, CustomerId customer) {
        try {
            var reached = new HashSet<String>();
            for (var place = next(instance, journey, event, reached);
                    place.isPresent();
                    place = next(instance, journey, event, reached)) {
                var wait = place.get();
                reached.add(wait.getActivityId());
                runtime.messageEventReceived(
                        event.type(), wait.getExecutionId(), taken(journey, wait.getActivityId(), event, customer));
            }
            if (!reached.isEmpty()) {
                return Delivery.TAKEN;
            }
        } catch (OptimisticLockingException moved) {
            throw new OptimisticLockingFailureException("The journey moved while an event was delivered", moved);
        }
        return journey.waitsFor(event.type()).stream().anyMatch(place -> mayConcern(instance, place, event))
                ? Delivery.NOT_YET
                : Delivery.NOT_CONCERNED;
    }

    /** What became of an event that was offered to an instance. */
    public enum Delivery {
        /** A place waited for it and has gone on. */
        TAKEN,
        /** No place waits for it now, but one may come to. */
        NOT_YET,
        /** It is about something else. */
        NOT_CONCERNED
    }

    /** Looked up anew after each, because one that goes on may take others with it. */
    private Optional<EventSubscription> next(
            String instance, JourneyModel journey, BusinessEvent event, Set<String> reached) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance)
                .eventType("message")
                .eventName(event.type())
                .list()
                .stream()
                .filter(wait -> !reached.contains(wait.getActivityId()))
                .filter(wait -> listening(journey, wait.getActivityId(), event)
                        .map(place -> concerns(wait.getExecutionId(), place, event))
                        .orElse(false))
                .findFirst();
    }

    private static Optional<MessageWait> listening(JourneyModel journey, String element, BusinessEvent event) {
        return journey.waitsFor(event.type()).stream()
                .filter(place -> place.element().equals(element))
                .findFirst();
    }

    private Map<String, Object> taken(JourneyModel journey, String element, BusinessEvent event, CustomerId customer) {
        return listening(journey, element, event)
                .map(place -> values.of(event, customer, place.take(), types(journey)))
                .orElse(Map.of());
    }

    private Map<String, String> types(JourneyModel journey) {
        return names.of(journey.definition()).types();
    }

    private boolean concerns(String execution, MessageWait place, BusinessEvent event) {
        return place.about() == null
                || isSame(text(runtime.getVariable(execution, place.about())), event.text(place.about()));
    }

    /** Also when the variable is not set yet: a later step may set it. */
    private boolean mayConcern(String instance, MessageWait place, BusinessEvent event) {
        if (place.about() == null) {
            return true;
        }
        var own = text(runtime.getVariable(instance, place.about()));
        return own == null || isSame(own, event.text(place.about()));
    }

    /** A reference that stands for itself is compared as it is; only for one under a stand-in the table is asked. */
    private boolean isSame(@Nullable String own, @Nullable String said) {
        return own == null || said == null || References.isOrdinary(said) || !References.mayHoldOne(own)
                ? Objects.equals(own, said)
                : references.inFull(own).equals(said);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof Number number ? Numbers.text(number) : value == null ? null : value.toString();
    }

    /**
     * Stops an instance, and those that it has called, where it stands: no timer fires, no step runs, no event is taken.
     * A step that is under way meanwhile is taken back.
     *
     * @throws ConcurrencyFailureException when it moves at this very moment; worth another try
     */
    public void suspend(String instance) {
        try {
            runtime.suspendProcessInstanceById(instance);
            called(instance).forEach(called -> suspend(called.getId()));
        } catch (RuntimeException failure) {
            throw Collision.orSame(failure);
        }
    }

    /** Lets a suspended instance go on; timers that came due meanwhile fire at once. */
    public void activate(String instance) {
        runtime.activateProcessInstanceById(instance);
        called(instance).forEach(called -> activate(called.getId()));
    }

    /**
     * Ends an instance where it stands, with those that it has called; nothing when it has ended.
     *
     * @throws ConcurrencyFailureException when it moves at this very moment; worth another try
     */
    public void cancel(String instance, String reason) {
        try {
            runtime.deleteProcessInstanceIfExists(instance, reason, false, false, false, false);
        } catch (RuntimeException failure) {
            throw Collision.orSame(failure);
        }
    }

    /**
     * Lets an instance, and what it has called, go on for another customer from where it stands. A step that is under way
     * meanwhile is taken back and taken again, for the other one.
     */
    public void handOver(String instance, CustomerId to) {
        moveOn(instance);
        // the key first: the guard holds the variable to it
        ((RuntimeServiceImpl) runtime).getCommandExecutor().execute(context -> {
            context.getExecutionManager().findExecutionById(instance).setProcessBusinessKey(to.value());
            runtime.setVariable(instance, CUSTOMER, to.value());
            return null;
        });
        called(instance).forEach(called -> handOver(called.getId(), to));
    }

    /** Gives every job of an instance a new revision: whoever has one in hand cannot commit it any more. */
    private void moveOn(String instance) {
        var active = runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .active()
                        .count()
                > 0;
        if (active) {
            suspend(instance);
            activate(instance);
        }
    }

    /** The instance from which this one was called, over however many calls; itself when it was not. */
    public String root(String instance) {
        var found =
                runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        return found == null ? instance : found.getRootProcessInstanceId();
    }

    /** How many tasks of these instances wait for somebody. */
    public long openTasks(List<String> instances) {
        return instances.isEmpty()
                ? 0
                : tasks.createTaskQuery()
                        .processInstanceIdIn(instances.toArray(String[]::new))
                        .count();
    }

    /** How many stand at a step of one version, and how many of them because it failed for good. */
    public record Standing(String element, long here, long failed) {}

    /** The steps of a version where somebody stands; grows with their number, so it is not for every page. */
    public List<Standing> standing(String definition) {
        return management.createActivityStatisticsQuery(definition).includeIncidents().list().stream()
                .map(step -> new Standing(
                        step.getId(),
                        step.getInstances(),
                        step.getIncidentStatistics().stream()
                                .mapToLong(incidents -> incidents.getIncidentCount())
                                .sum()))
                .toList();
    }

    /**
     * A step that an instance has reached, in one passage.
     *
     * @param leftAt null while it stands there
     * @param off whether it left without going on from there
     */
    public record Passed(
            String passage,
            String element,
            Instant reachedAt,
            @Nullable Instant leftAt,
            boolean off) {}

    /** The steps that an instance has reached, in their order, as far as history is kept. */
    public List<Passed> passed(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(step -> new Passed(
                        step.getId(),
                        step.getActivityId(),
                        step.getStartTime().toInstant(),
                        step.getEndTime() == null ? null : step.getEndTime().toInstant(),
                        step.isCanceled()))
                .toList();
    }
}
