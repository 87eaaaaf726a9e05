package io.wayline.journey.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/** What journeys ask of the engine, in our words; every call joins the caller's transaction. */
@Component
public class Engine {

    /** The one variable that every journey has: our opaque id of the customer. */
    public static final String CUSTOMER = "customerId";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JourneyModels models;

    Engine(RuntimeService runtime, ManagementService management, JourneyModels models) {
        this.runtime = runtime;
        this.management = management;
        this.models = models;
    }

    /**
     * A place in a journey where a customer stands.
     *
     * @param element the element's id in the diagram
     * @param name its label, or its id when it has none
     */
    public record Place(String element, String name) {}

    /**
     * Starts a journey for a customer by an event. Its first steps run in a job of their own.
     *
     * @return the process instance id
     */
    public String start(JourneyModel journey, String event, CustomerId customer) {
        return runtime.startProcessInstanceByMessageAndProcessDefinitionId(
                        event, journey.definition(), customer.value(), Map.of(CUSTOMER, customer.value()))
                .getId();
    }

    /**
     * Gives an event to every place of an instance that waits for its type right now.
     *
     * @return false when no place waits for it
     * @throws OptimisticLockingFailureException when the instance moves at this very moment; worth another try
     */
    public boolean deliver(String instance, String event) {
        var waiting = runtime.createEventSubscriptionQuery()
                .processInstanceId(instance)
                .eventType("message")
                .eventName(event)
                .list();
        try {
            waiting.forEach(place -> runtime.messageEventReceived(event, place.getExecutionId()));
        } catch (OptimisticLockingException moved) {
            throw new OptimisticLockingFailureException("The journey moved while an event was delivered", moved);
        }
        return !waiting.isEmpty();
    }

    /** Where an instance stands, in no particular order; empty when it has ended. */
    public List<Place> places(String instance) {
        var tree = runtime.getActivityInstance(instance);
        var places = new ArrayList<Place>();
        if (tree != null) {
            collect(tree, models.version(tree.getProcessDefinitionId()), places);
        }
        return places;
    }

    /** How many steps of each journey have failed for good, by journey key; journeys without any are left out. */
    public Map<String, Long> failures() {
        var failures = new HashMap<String, Long>();
        management
                .createProcessDefinitionStatisticsQuery()
                .includeIncidents()
                .list()
                .forEach(statistics -> {
                    var count = statistics.getIncidentStatistics().stream()
                            .mapToLong(incidents -> incidents.getIncidentCount())
                            .sum();
                    if (count > 0) {
                        failures.merge(statistics.getKey(), count, Long::sum);
                    }
                });
        return failures;
    }

    private static void collect(ActivityInstance at, JourneyModel journey, List<Place> places) {
        for (var child : at.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0) {
                places.add(new Place(child.getActivityId(), journey.label(child.getActivityId())));
            } else {
                collect(child, journey, places);
            }
        }
        for (var transition : at.getChildTransitionInstances()) {
            places.add(new Place(transition.getActivityId(), journey.label(transition.getActivityId())));
        }
    }
}
