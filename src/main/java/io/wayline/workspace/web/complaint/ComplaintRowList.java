package io.wayline.workspace.web.complaint;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.desk.ComplaintStory;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TasksAbout;
import io.wayline.journey.task.TasksAbout.Way;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/** Complaints with who complains, what they say, and who has the work; the same few statements for any number of them. */
@Component
class ComplaintRowList {

    private static final int BEGINNING = 90;

    /** As much of a text is looked at for its beginning; behind masks, and without its spaces, it gets shorter. */
    private static final int LOOKED_AT = 1_000;

    private final ComplaintStory story;
    private final Customers customers;
    private final TasksAbout tasks;
    private final TaskList list;
    private final Accounts accounts;
    private final Clock clock;

    ComplaintRowList(
            ComplaintStory story,
            Customers customers,
            TasksAbout tasks,
            TaskList list,
            Accounts accounts,
            Clock clock) {
        this.story = story;
        this.customers = customers;
        this.tasks = tasks;
        this.list = list;
        this.accounts = accounts;
        this.clock = clock;
    }

    List<ComplaintRow> of(Collection<Complaint> complaints, FieldAccess access, Person reader, Locale language) {
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
                    var task = way == null ? null : first(way, reader);
                    var has = task == null ? null : task.assignee();
                    return new ComplaintRow(
                            each,
                            known.get(each.customer()),
                            beginning(access.words(start(said.getOrDefault(each.number(), "")))),
                            AnswerDue.of(each, now),
                            stop(each),
                            task == null ? null : list.called(task, language),
                            has == null ? null : names.getOrDefault(has, has));
                })
                .toList();
    }

    /** What the reader has of it stands before what others have, and that before what nobody has. */
    private static @Nullable WorkItem first(Way way, Person reader) {
        return way.open().stream()
                .min(Comparator.comparingInt(
                        item -> reader.username().equals(item.assignee()) ? 0 : item.assignee() == null ? 2 : 1))
                .orElse(null);
    }

    /** The way that moves a complaint; empty before the journey has begun, and where there is none. */
    Optional<Way> way(Complaint complaint) {
        return Optional.ofNullable(ways(List.of(complaint)).get(complaint.number()));
    }

    private Map<Long, Way> ways(Collection<Complaint> complaints) {
        var all = tasks.ways(
                CaseHolders.JOURNEY,
                complaints.stream().map(Complaint::customer).collect(Collectors.toSet()));
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

    private static String start(String text) {
        var line = text.strip();
        return line.codePointCount(0, line.length()) <= LOOKED_AT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LOOKED_AT));
    }

    private static String beginning(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= BEGINNING
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BEGINNING)) + "…";
    }
}
