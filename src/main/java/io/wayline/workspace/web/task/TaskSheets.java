package io.wayline.workspace.web.task;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.Journeys;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDraft;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.workspace.web.call.CallPanels;
import io.wayline.workspace.web.customer.CustomerAside;

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
    private final RecordPanels records;
    private final TaskClocks clocks;
    private final TaskQueue queue;
    private final CustomerAside aside;
    private final JsonMapper json;

    TaskSheets(
            TaskDrafts drafts,
            Journeys journeys,
            InstanceHistory history,
            Customers customers,
            Accounts accounts,
            Queues queues,
            CallPanels calls,
            RecordPanels records,
            TaskClocks clocks,
            TaskQueue queue,
            CustomerAside aside,
            JsonMapper json) {
        this.drafts = drafts;
        this.journeys = journeys;
        this.history = history;
        this.customers = customers;
        this.accounts = accounts;
        this.queues = queues;
        this.calls = calls;
        this.records = records;
        this.clocks = clocks;
        this.queue = queue;
        this.aside = aside;
        this.json = json;
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
        queue.add(list, reader, null, model);
        var customer = customers.find(item.customer()).orElse(null);
        calls.add(item, customer, viewer, model);
        records.add(item, draft, reader, model);
        model.addAttribute("item", item);
        model.addAttribute("instance", journeys.instance(item.instance()));
        model.addAttribute("steps", history.of(item.instance()));
        model.addAttribute("customer", customer);
        aside.add(customer, viewer, model);
        var schema =
                item.isOpen() ? drafts.form(item.id()).map(TaskForm::schema).orElse(null) : null;
        model.addAttribute("fields", schema == null ? List.of() : FormField.of(schema));
        model.addAttribute("schema", schema == null ? "" : schema.toString());
        model.addAttribute("answers", plain(draft.answers()));
        model.addAttribute("given", json.writeValueAsString(draft.answers()));
        model.addAttribute("draft", draft.mark() == null ? "" : draft.mark().toString());
        model.addAttribute("reader", reader.username());
        model.addAttribute("refused", refused);
        model.addAttribute(
                "wrong",
                refused == null
                        ? List.of()
                        : refused.findings().stream()
                                .map(Refusal.Finding::pointer)
                                .toList());
        model.addAttribute("isMine", reader.username().equals(item.assignee()));
        model.addAttribute("isSupervisor", reader.is(Role.SUPERVISOR));
        model.addAttribute(
                "assignee",
                item.assignee() == null
                        ? null
                        : accounts.find(item.assignee())
                                .map(Person::displayName)
                                .orElse(item.assignee()));
        model.addAttribute(
                "queue",
                queues.list().stream()
                        .filter(queue -> queue.key().equals(item.queue()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("countdown", clocks.of(List.of(item)).get(item.id()));
        return "workspace/task";
    }

    /** Each answer as the texts that stand in its field. */
    private static Map<String, List<String>> plain(Map<String, JsonNode> answers) {
        return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> texts(each.getValue())));
    }

    private static List<String> texts(JsonNode answer) {
        return answer.isArray() ? answer.valueStream().map(JsonNode::asString).toList() : List.of(answer.asString());
    }
}
