package io.wayline.workspace.web.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.Complaint.OrderNamed;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.ComplaintText.Kind;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.desk.ComplaintStory;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.timeline.Timeline;
import io.wayline.value.CustomerValues;
import io.wayline.value.Orders;
import io.wayline.value.TierReason;
import io.wayline.workspace.web.customer.CustomerAside;
import io.wayline.workspace.web.story.TimelineText;
import io.wayline.workspace.web.task.RecordViews;

/** Everything that the page of one complaint shows. */
@Component
class ComplaintSheet {

    /** More stops than these do not fit on a line; the first ones are in the story. */
    private static final int STOPS = 7;

    private static final int STORY = 200;
    private static final int RECORDS = 50;
    private static final int SAME_CAUSE = 6;
    private static final Duration SINCE = Duration.ofDays(90);

    private final Complaints complaints;
    private final ComplaintList list;
    private final ComplaintStory story;
    private final ComplaintRowList rows;
    private final Customers customers;
    private final CustomerAside aside;
    private final CustomerValues values;
    private final TierReason tierReason;
    private final Orders orders;
    private final Timeline timeline;
    private final TimelineText texts;
    private final TaskList tasks;
    private final RecordViews records;
    private final Accounts accounts;
    private final Clock clock;

    ComplaintSheet(
            Complaints complaints,
            ComplaintList list,
            ComplaintStory story,
            ComplaintRowList rows,
            Customers customers,
            CustomerAside aside,
            CustomerValues values,
            TierReason tierReason,
            Orders orders,
            Timeline timeline,
            TimelineText texts,
            TaskList tasks,
            RecordViews records,
            Accounts accounts,
            Clock clock) {
        this.complaints = complaints;
        this.list = list;
        this.story = story;
        this.rows = rows;
        this.customers = customers;
        this.aside = aside;
        this.values = values;
        this.tierReason = tierReason;
        this.orders = orders;
        this.timeline = timeline;
        this.texts = texts;
        this.tasks = tasks;
        this.records = records;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What was written, as much of it as the reader may see.
     *
     * @param from the ref of the duplicate in which it was written; null when it is this one's own
     */
    public record Words(
            ComplaintText text,
            String body,
            @Nullable String by,
            @Nullable String from) {}

    /** How the answer that was promised first came out, which stays when another one is owed. */
    public record FirstAnswer(long minutes, boolean late) {}

    /**
     * What somebody has to do about it.
     *
     * @param item named for the reader
     * @param who what colleagues call who has it, or null
     * @param opens whether the reader may open it
     */
    public record Todo(WorkItem item, @Nullable String who, boolean mine, boolean opens) {}

    /** @return the page's name */
    String show(Complaint complaint, Person reader, Viewer viewer, Locale language, Model model) {
        var customer = customers.find(complaint.customer()).orElse(null);
        var written = complaints.texts(complaint);
        var rounds = complaints.rounds(complaint);
        var names = names(written, rounds);
        var words = written.stream()
                .map(text -> words(text, viewer.fieldAccess(), names, null))
                .toList();
        var way = rows.way(complaint);
        var todo = way.map(each -> todo(each.open(), reader, language)).orElse(List.of());

        model.addAttribute("complaint", complaint);
        var titled = rows.of(List.of(complaint), viewer.fieldAccess(), reader, language)
                .get(0)
                .said();
        model.addAttribute("said", titled);
        model.addAttribute("due", AnswerDue.of(complaint, clock.instant()));
        model.addAttribute("customer", customer);
        model.addAttribute("viewer", viewer);
        model.addAttribute("reader", reader.username());
        model.addAttribute("names", names);
        model.addAttribute("passed", passed(complaint));
        model.addAttribute("todo", todo);
        model.addAttribute("first", first(rounds));
        model.addAttribute("rounds", newestFirst(rounds));
        model.addAttribute("needsSecond", needsSecond(complaint));
        model.addAttribute("theirs", theirs(complaint, of(words, true), viewer, names));
        model.addAttribute("ours", of(words, false));
        model.addAttribute("answer", last(words, Kind.ANSWER));
        model.addAttribute(
                "records",
                way.map(each -> records.ofWay(each.instance(), reader, RECORDS)).orElse(List.of()));
        model.addAttribute("days", days(complaint));
        model.addAttribute("order", order(complaint));
        model.addAttribute("linked", list.linked(complaint, viewer));
        model.addAttribute("sameCause", sameCause(complaint, viewer));
        model.addAttribute("opensJourneys", viewer.rows() == Viewer.RowScope.ALL);
        beside(customer, complaint, viewer, language, model);
        return "workspace/complaint";
    }

    /** How long the first answer took; null while it has not left, or is not known to have. */
    private static @Nullable FirstAnswer first(List<AnswerRound> rounds) {
        if (rounds.isEmpty()) {
            return null;
        }
        var first = rounds.get(0);
        var left = first.leftAt();
        return left == null
                ? null
                : new FirstAnswer(Duration.between(first.startedAt(), left).toMinutes(), left.isAfter(first.dueAt()));
    }

    /** What they wrote here, and in those that are answered by this one; the newest first. */
    private List<Words> theirs(Complaint complaint, List<Words> own, Viewer viewer, Map<String, String> names) {
        var all = new ArrayList<>(own);
        complaints
                .duplicatesOf(complaint)
                .forEach(each -> complaints.texts(each).stream()
                        .filter(ComplaintText::fromCustomer)
                        .forEach(text -> all.add(words(text, viewer.fieldAccess(), names, each.ref()))));
        all.sort(Comparator.comparing((Words each) -> each.text().at()));
        return newestFirst(all);
    }

    private void beside(@Nullable Customer customer, Complaint complaint, Viewer viewer, Locale language, Model model) {
        var told = model.getAttribute("days");
        aside.add(customer, complaint.ref(), viewer, model);
        model.addAttribute("work", "");
        // the aside tells the customer's story; this page tells the complaint's
        model.addAttribute("days", told);
        model.addAttribute("tierReason", tierReason.of(values.of(complaint.customer()), language));
    }

    private List<Todo> todo(List<WorkItem> open, Person reader, Locale language) {
        var mayOpen = tasks.open(open.stream().map(WorkItem::id).toList(), reader);
        var who = accounts.names(new HashSet<>(open.stream()
                .map(WorkItem::assignee)
                .flatMap(Stream::ofNullable)
                .toList()));
        return open.stream()
                .map(item -> new Todo(
                        tasks.called(item, language),
                        item.assignee() == null ? null : who.getOrDefault(item.assignee(), item.assignee()),
                        reader.username().equals(item.assignee()),
                        mayOpen.containsKey(item.id())))
                .toList();
    }

    /** Each stage where it changed, the last ones when they are many. */
    private List<ComplaintStory.Passed> passed(Complaint complaint) {
        var passed = new ArrayList<ComplaintStory.Passed>();
        for (var each : story.stages(complaint)) {
            if (passed.isEmpty() || passed.get(passed.size() - 1).stage() != each.stage()) {
                passed.add(each);
            }
        }
        return passed.size() > STOPS ? passed.subList(passed.size() - STOPS, passed.size()) : passed;
    }

    private List<TimelineText.Day> days(Complaint complaint) {
        return texts.byDay(timeline.of(complaint.customer(), null, STORY).items().stream()
                .filter(item -> complaint.ref().equals(item.entry().facts().get("complaint"))
                        || complaint.ref().equals(item.entry().facts().get("other")))
                .toList());
    }

    private static boolean needsSecond(Complaint complaint) {
        var triage = complaint.triage();
        var round = complaint.current();
        var remedy = round == null ? null : round.remedy();
        BigDecimal amount = remedy == null || !remedy.kind().isMoney() ? null : remedy.amount();
        return triage != null
                && amount != null
                && complaint.stage() == ComplaintStage.PROPOSED
                && amount.compareTo(triage.approvalLimit()) > 0;
    }

    /** An order of the customer's own; what is somebody else's is nobody's to read here. */
    private Orders.@Nullable RecordedOrder order(Complaint complaint) {
        var named = complaint.order();
        return named == null || named.standing() != OrderNamed.Standing.OWN
                ? null
                : orders.find(complaint.customer(), named.ref()).orElse(null);
    }

    private List<Complaint> sameCause(Complaint complaint, Viewer viewer) {
        var cause = complaint.cause();
        Instant since = clock.instant().minus(SINCE);
        return cause == null
                ? List.of()
                : list.ofCause(cause.word(), since, viewer, SAME_CAUSE + 1).stream()
                        .filter(other -> other.number() != complaint.number())
                        .limit(SAME_CAUSE)
                        .toList();
    }

    private static Words words(
            ComplaintText text, FieldAccess access, Map<String, String> names, @Nullable String from) {
        var by = text.writtenBy();
        return new Words(text, access.words(text.body()), by == null ? null : names.getOrDefault(by, by), from);
    }

    private static List<Words> of(List<Words> words, boolean theirs) {
        return words.stream()
                .filter(each -> each.text().kind() != Kind.ANSWER)
                .filter(each -> each.text().fromCustomer() == theirs)
                .toList();
    }

    private static @Nullable Words last(List<Words> words, Kind kind) {
        return newestFirst(words).stream()
                .filter(each -> each.text().kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        var turned = new ArrayList<>(oldestFirst);
        Collections.reverse(turned);
        return turned;
    }

    private Map<String, String> names(List<ComplaintText> written, List<AnswerRound> rounds) {
        Set<String> people = new HashSet<>();
        written.forEach(text -> add(people, text.writtenBy()));
        rounds.stream().map(AnswerRound::remedy).flatMap(Stream::ofNullable).forEach(remedy -> {
            add(people, remedy.proposedBy());
            add(people, remedy.approvedBy());
        });
        return accounts.names(people);
    }

    private static void add(Set<String> people, @Nullable String account) {
        if (account != null) {
            people.add(account);
        }
    }
}
