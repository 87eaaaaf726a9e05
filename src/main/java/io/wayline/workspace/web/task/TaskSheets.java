package io.wayline.workspace.web.task;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.Journeys;
import io.wayline.journey.model.form.AnswerFault;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDraft;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.absence.Absences;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.web.call.CallPanels;
import io.wayline.workspace.web.customer.CustomerAside;
import io.wayline.workspace.web.queue.TaskOnlookers;
import io.wayline.workspace.web.queue.TaskQueue;

/** The page of one task. */
@Component
class TaskSheets {

    private final TaskDrafts drafts;
    private final Journeys journeys;
    private final InstanceHistory history;
    private final Customers customers;
    private final Accounts accounts;
    private final Queues queues;
    private final CallPanels calls;
    private final ComplaintPanel complaint;
    private final RecordPanels records;
    private final TaskStanding standing;
    private final TaskQueue queue;
    private final TaskOnlookers onlookers;
    private final HandOvers handOvers;
    private final Absences absences;
    private final CustomerAside aside;
    private final Clock clock;
    private final ZoneId zone;

    TaskSheets(
            TaskDrafts drafts,
            Journeys journeys,
            InstanceHistory history,
            Customers customers,
            Accounts accounts,
            Queues queues,
            CallPanels calls,
            ComplaintPanel complaint,
            RecordPanels records,
            TaskStanding standing,
            TaskQueue queue,
            TaskOnlookers onlookers,
            HandOvers handOvers,
            Absences absences,
            CustomerAside aside,
            Clock clock,
            ZoneId zone) {
        this.drafts = drafts;
        this.journeys = journeys;
        this.history = history;
        this.customers = customers;
        this.accounts = accounts;
        this.queues = queues;
        this.calls = calls;
        this.complaint = complaint;
        this.records = records;
        this.standing = standing;
        this.queue = queue;
        this.onlookers = onlookers;
        this.handOvers = handOvers;
        this.absences = absences;
        this.aside = aside;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param list the list that stands beside it, or empty for the one that fits
     * @param draft what stands in the form
     * @param refused why it could not be done, or null
     */
    String show(
            WorkItem item,
            String list,
            Person reader,
            Viewer viewer,
            TaskDraft draft,
            @Nullable Refusal refused,
            Model model) {
        var language = LocaleContextHolder.getLocale();
        queue.beside(list, reader, item.id(), model);
        var customer = customers.find(item.customer()).orElse(null);
        calls.add(item, customer, viewer, model);
        complaint.add(item, viewer, model);
        records.add(item, draft, reader, model);
        model.addAttribute("item", queue.called(item, language));
        model.addAttribute("instance", journeys.instance(item.instance(), language));
        model.addAttribute("steps", history.of(item.instance(), language));
        model.addAttribute("customer", customer);
        aside.add(customer, item.id(), viewer, model);
        var form = item.isOpen()
                ? drafts.form(item.id(), language).map(TaskForm::form).orElse(Form.NONE)
                : Form.NONE;
        var faults = refused instanceof AnswersRefused answers ? answers.faults() : List.<AnswerFault>of();
        model.addAttribute(
                "sheet",
                FormSheet.of(form, draft.answers(), faults, clock.instant().atZone(zone)));
        model.addAttribute("draft", draft.mark() == null ? "" : draft.mark().toString());
        model.addAttribute("reader", reader.username());
        model.addAttribute("refused", refused);
        model.addAttribute("colleagues", item.isOpen() ? handOvers.colleagues(item) : List.of());
        model.addAttribute("elsewhere", item.isOpen() ? handOvers.queues(item, reader) : List.of());
        model.addAttribute("absent", item.isOpen() ? absences.now() : Map.of());
        model.addAttribute("isMine", reader.username().equals(item.assignee()));
        model.addAttribute("isSupervisor", reader.is(Role.SUPERVISOR));
        model.addAttribute("assignee", assignee(item));
        model.addAttribute(
                "queue",
                queues.list().stream()
                        .filter(queue -> queue.key().equals(item.queue()))
                        .findFirst()
                        .orElse(null));
        standing.add(item, reader, model);
        return "workspace/task";
    }

    /**
     * What has become of a task that somebody has open, as a part of its page.
     *
     * @param seen the version that the page shows
     */
    String now(WorkItem item, int seen, Person reader, Model model) {
        var who = assignee(item);
        model.addAttribute("item", item);
        model.addAttribute("seen", seen);
        model.addAttribute("now", clock.instant());
        standing.addClock(item, model);
        model.addAttribute("onlookers", onlookers.of(List.of(item.id()), reader).getOrDefault(item.id(), List.of()));
        model.addAttribute("assignee", who == null ? "" : who);
        model.addAttribute("reader", reader.username());
        return "workspace/task-now";
    }

    private @Nullable String assignee(WorkItem item) {
        return item.assignee() == null
                ? null
                : accounts.find(item.assignee()).map(Person::displayName).orElse(item.assignee());
    }
}
