package io.wayline.workspace.web.complaint;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.complaint.ComplaintList;
import io.wayline.journey.task.TasksAbout;
import io.wayline.journey.task.TasksAbout.About;
import io.wayline.staff.Person;

/** Which open complaints somebody works on, and which nobody does, by their numbers; two statements each. */
@Component
class CaseHolders {

    /** The journey that moves complaints. */
    static final String JOURNEY = "complaint";

    /** Those that are due first; more wait than anybody looks through. */
    private static final int MOST = 1_000;

    private final TasksAbout tasks;
    private final ComplaintList complaints;

    CaseHolders(TasksAbout tasks, ComplaintList complaints) {
        this.tasks = tasks;
        this.complaints = complaints;
    }

    /** On which this person has something to do. */
    Set<Long> of(Person person) {
        return numbers(tasks.heldBy(person.username(), JOURNEY, MOST));
    }

    /** On which something waits, and nobody has anything. */
    Set<Long> nobodys() {
        return numbers(tasks.heldByNobody(JOURNEY, MOST));
    }

    private Set<Long> numbers(Collection<About> ways) {
        var customers = ways.stream().map(About::customer).collect(Collectors.toSet());
        return complaints.openOf(customers).stream()
                .filter(each -> ways.contains(new About(each.customer(), each.sourceRef())))
                .map(ComplaintList.Named::number)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
