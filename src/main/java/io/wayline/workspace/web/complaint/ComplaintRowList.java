package io.wayline.workspace.web.complaint;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.desk.ComplaintStory;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.journey.task.TasksAbout;
import io.wayline.journey.task.TasksAbout.Way;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Accounts;

/** Complaints with who complains, what they say, and who has the work; the same few statements for any number of them. */
@Component
class ComplaintRowList {

    /** The journey that moves complaints. */
    private static final String JOURNEY = "complaint";

    private static final int BEGINNING = 90;

    private final ComplaintStory story;
    private final Customers customers;
    private final TasksAbout tasks;
    private final Accounts accounts;
    private final Clock clock;

    ComplaintRowList(ComplaintStory story, Customers customers, TasksAbout tasks, Accounts accounts, Clock clock) {
        this.story = story;
        this.customers = customers;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    List<ComplaintRow> of(Collection<Complaint> complaints, FieldAccess access) {
        var said = story.said(complaints);
        var known = customers.find(complaints.stream().map(Complaint::customer).collect(Collectors.toSet()));
        var ways = ways(complaints);
        var names = accounts.names(ways.values().stream()
                .flatMap(way -> way.open().stream())
                .map(WorkItem::assignee)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet()));
        var now = clock.instant();
        return complaints.stream()
                .map(each -> {
                    var way = ways.get(each.number());
                    var task = way == null || way.open().isEmpty()
                            ? null
                            : way.open().get(0);
                    var has = task == null ? null : task.assignee();
                    return new ComplaintRow(
                            each,
                            known.get(each.customer()),
                            beginning(access.words(said.getOrDefault(each.number(), ""))),
                            AnswerDue.of(each, now),
                            stop(each),
                            task,
                            has == null ? null : names.getOrDefault(has, has));
                })
                .toList();
    }

    /** The way that moves a complaint; empty before the journey has begun, and where there is none. */
    Optional<Way> way(Complaint complaint) {
        return Optional.ofNullable(ways(List.of(complaint)).get(complaint.number()));
    }

    private Map<Long, Way> ways(Collection<Complaint> complaints) {
        var all =
                tasks.ways(JOURNEY, complaints.stream().map(Complaint::customer).collect(Collectors.toSet()));
        var ways = new HashMap<Long, Way>();
        for (var complaint : complaints) {
            all.stream()
                    .filter(way -> way.customer().equals(complaint.customer())
                            && Objects.equals(way.subject(), complaint.sourceRef()))
                    .forEach(way -> ways.put(complaint.number(), way));
        }
        return ways;
    }

    private static int stop(Complaint complaint) {
        return switch (complaint.stage()) {
            case RECEIVED -> 0;
            case ACKNOWLEDGED -> 1;
            case INVESTIGATED, PROPOSED, APPROVED, REJECTED, REOPENED -> 2;
            case ANSWERED, WITHDRAWN -> 3;
            case CLOSED -> 4;
        };
    }

    private static String beginning(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= BEGINNING
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BEGINNING)) + "…";
    }
}
