package io.wayline.journeys;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.customer.Customers;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.shared.CustomerRef;

/** Where a customer stands on a journey: places, tasks, what is due, what failed. */
@TestComponent
class Whereabouts {

    private final Journeys journeys;
    private final Customers customers;
    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final Clock clock;

    Whereabouts(
            Journeys journeys,
            Customers customers,
            RuntimeService runtime,
            ManagementService jobs,
            ProcessEngine engine,
            Clock clock) {
        this.journeys = journeys;
        this.customers = customers;
        this.runtime = runtime;
        this.jobs = jobs;
        this.tasks = engine.getTaskService();
        this.clock = clock;
    }

    List<Instance> journeys(String customer) {
        return journeys.of(customers.get(new CustomerRef(customer)).id(), 50, Locale.ENGLISH);
    }

    /** The one on the way, or the newest of those that have ended. */
    Optional<Instance> find(String journey, String customer) {
        return journeys(customer).stream()
                .filter(each -> each.journey().equals(journey))
                .findFirst();
    }

    List<String> tasks(String journey, String customer) {
        return open(journey, customer).stream().map(Task::getName).toList();
    }

    void complete(String journey, String customer, String task, Map<String, ?> variables) {
        open(journey, customer).stream()
                .filter(each -> each.getName().equals(task))
                .findFirst()
                .ifPresent(each -> tasks.complete(each.getId(), new HashMap<>(variables)));
    }

    /** The labels of the steps that failed for good. */
    List<String> failedSteps(String journey, String customer) {
        return find(journey, customer).stream()
                .flatMap(at -> runtime.createIncidentQuery().processInstanceId(at.id()).list().stream()
                        .map(incident -> label(at, incident.getActivityId())))
                .toList();
    }

    /** One sentence for the message of a test that fails. */
    String describe(String journey, String customer) {
        return find(journey, customer)
                .map(at -> {
                    var due = way(at.id())
                            .flatMap(each -> jobs.createJobQuery().processInstanceId(each).list().stream())
                            .map(Whereabouts::told)
                            .collect(Collectors.joining(", "));
                    return "At %s, %s %s; open tasks: %s; due: %s"
                            .formatted(
                                    clock.instant(),
                                    customer,
                                    at.endedAt() == null
                                            ? "stands at " + at.places()
                                            : "has ended at “" + at.ending() + "”",
                                    tasks(journey, customer),
                                    due.isEmpty() ? "nothing" : due);
                })
                .orElseGet(() -> "%s is on: %s"
                        .formatted(
                                customer,
                                journeys(customer).stream()
                                        .map(Instance::journey)
                                        .toList()));
    }

    private List<Task> open(String journey, String customer) {
        return find(journey, customer).stream()
                .flatMap(at -> way(at.id()))
                .flatMap(each -> tasks.createTaskQuery().processInstanceId(each).list().stream())
                .toList();
    }

    /** An instance and those that it has called. */
    private Stream<String> way(String instance) {
        return Stream.concat(
                Stream.of(instance),
                runtime.createProcessInstanceQuery().superProcessInstanceId(instance).list().stream()
                        .flatMap(called -> way(called.getId())));
    }

    private static String label(Instance at, String element) {
        return at.places().stream()
                .filter(place -> place.element().equals(element))
                .map(Instance.Place::name)
                .findFirst()
                .orElse(element);
    }

    private static String told(Job job) {
        var when =
                job.getDuedate() == null ? "now" : job.getDuedate().toInstant().toString();
        return job.getExceptionMessage() == null
                ? when
                : "%s (%d tries left, failed by: %s)".formatted(when, job.getRetries(), job.getExceptionMessage());
    }
}
