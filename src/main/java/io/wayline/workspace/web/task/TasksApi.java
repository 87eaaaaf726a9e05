package io.wayline.workspace.web.task;

import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.Worker;
import io.wayline.workspace.web.customer.CustomerRefs;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(
        name = "Tasks",
        description = "What people have to do, each for themselves. Names are in the language of Accept-Language.")
class TasksApi {

    private final TaskList list;
    private final Tasks tasks;
    private final TaskDrafts drafts;
    private final CustomerRefs views;
    private final HandOvers handOvers;
    private final Worker worker;

    TasksApi(TaskList list, Tasks tasks, TaskDrafts drafts, CustomerRefs views, HandOvers handOvers, Worker worker) {
        this.list = list;
        this.tasks = tasks;
        this.drafts = drafts;
        this.views = views;
        this.handOvers = handOvers;
        this.worker = worker;
    }

    @GetMapping
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List open tasks",
            description = "In the order in which they should be done. Agents see those of their queues and those they"
                    + " have; supervisors, operations, and admins see all.")
    Page<TaskView> list(
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable String journey,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale language,
            Principal caller) {
        var filter = new TaskFilter(mine, unassigned, overdue, queue, journey);
        var page = list.page(filter, worker.of(caller), cursor, Page.limit(limit));
        var refs = views.refs(page.items().stream().map(WorkItem::customer).collect(Collectors.toSet()));
        return page.map(item -> TaskView.of(list.called(item, language), refs));
    }

    @GetMapping("/{id}")
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read a task with its form",
            description = "The form is the one of when the task came up; the draft is the caller's own.")
    TaskSheet get(@PathVariable String id, Locale language, Principal caller) {
        var person = worker.of(caller);
        var item = list.get(id, person);
        var form = item.isOpen() ? drafts.form(id, language).orElse(null) : null;
        return new TaskSheet(
                view(item),
                form == null ? null : form.key(),
                form == null ? null : form.schema(),
                drafts.of(id, person).answers());
    }

    @PostMapping("/{id}/claim")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(summary = "Take a task", description = "409 names who has it. Taking one's own again changes nothing.")
    TaskView claim(@PathVariable String id, Principal caller) {
        return view(tasks.claim(id, worker.of(caller)));
    }

    @PostMapping("/{id}/release")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(summary = "Give a task back to its queue", description = "Drafts stay.")
    TaskView release(@PathVariable String id, Principal caller) {
        return view(tasks.release(id, worker.of(caller)));
    }

    @PostMapping("/next")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Take the best task that waits",
            description = "The highest priority, then what is due first, then the oldest, of the caller's own queues."
                    + " 204 when nothing waits.")
    ResponseEntity<TaskView> next(Principal caller) {
        return tasks.next(worker.of(caller))
                .map(item -> ResponseEntity.ok(view(item)))
                .orElse(ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/follow-up")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Let a task rest until a moment",
            description = "Who has it keeps it. Beyond the time at which it is due only with pastDue; 409 otherwise.")
    TaskView followUp(@PathVariable String id, @RequestBody FollowUp asked, Principal caller) {
        if (asked.until() == null) {
            throw new InvalidValue("until", "is missing", "send a moment that is still to come");
        }
        return view(
                tasks.postpone(id, asked.until(), ReasonText.read(asked.reason()), asked.pastDue(), worker.of(caller)));
    }

    @PostMapping("/{id}/hand-over")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Give a task to a colleague or to another queue",
            description =
                    "A colleague of its queue, or a supervisor, has it at once and is told. In another queue, one of"
                            + " the caller's own or any for a supervisor, it waits for whoever takes it. The reason becomes a"
                            + " note about the customer.")
    TaskView handOver(@PathVariable String id, @RequestBody HandOver asked, Principal caller) {
        return view(handOvers.handOver(id, asked.receiver(), asked.reason(), worker.of(caller)));
    }

    @PutMapping("/{id}/priority")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = Role.SUPERVISOR)
    @Operation(summary = "Let a task come earlier or later than others", description = "For supervisors.")
    TaskView prioritize(@PathVariable String id, @RequestBody Priority asked, Principal caller) {
        return view(tasks.prioritize(id, asked.priority(), worker.of(caller)));
    }

    @PutMapping("/{id}/draft")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep what was written so far", description = "It need not be complete.")
    void draft(@PathVariable String id, @RequestBody Draft draft, Principal caller) {
        drafts.save(id, draft.answers(), worker.of(caller));
    }

    @PostMapping("/{id}/complete")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Complete a task with the answers of its form",
            description = "Only who has it may, and only as they saw it: 409 says what it has become.")
    TaskView complete(@PathVariable String id, @RequestBody Completion done, Principal caller) {
        if (done.version() == null) {
            throw new InvalidValue("version", "is missing", "send the version of the task that was read");
        }
        var person = worker.of(caller);
        tasks.complete(id, done.answers(), done.version(), person);
        return view(list.get(id, person));
    }

    private TaskView view(WorkItem item) {
        var language = LocaleContextHolder.getLocale();
        return TaskView.of(list.called(item, language), views.refs(Set.of(item.customer())));
    }

    /**
     * A task with its form.
     *
     * @param form the key of the form; null when it has none, or the task is over
     * @param schema the form as form-js reads it
     * @param draft what the caller has written so far, by the key of the field
     */
    record TaskSheet(
            TaskView task, @Nullable String form, @Nullable JsonNode schema, Map<String, JsonNode> draft) {}

    /**
     * Until when, and why.
     *
     * @param reason 1 to 500 characters, for colleagues
     * @param pastDue whether it may rest beyond the time at which it is due; left out, it may not
     */
    record FollowUp(
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable Boolean pastDue) {

        @Override
        public Boolean pastDue() {
            return Boolean.TRUE.equals(pastDue);
        }
    }

    /**
     * To whom, and why.
     *
     * @param to the account of a colleague, or null where it goes to a queue
     * @param queue the key of another queue, or null where it goes to a colleague
     * @param reason 1 to 500 characters, for colleagues
     */
    record HandOver(
            @Nullable String to,
            @Nullable String queue,
            @Nullable String reason) {

        @Nullable
        String receiver() {
            if (to != null && queue != null) {
                throw new InvalidValue("queue", "stands beside a colleague", "send to or queue, not both");
            }
            return queue == null ? to : HandOvers.QUEUE + queue;
        }
    }

    /** @param priority 0 to 100, the highest first */
    record Priority(int priority) {}

    /** @param answers by the key of the field */
    record Draft(@Nullable Map<String, JsonNode> answers) {

        @Override
        public Map<String, JsonNode> answers() {
            return answers == null ? Map.of() : answers;
        }
    }

    /**
     * What was answered.
     *
     * @param version of the task that was read
     * @param answers by the key of the field
     */
    record Completion(@Nullable Integer version, @Nullable Map<String, JsonNode> answers) {

        @Override
        public Map<String, JsonNode> answers() {
            return answers == null ? Map.of() : answers;
        }
    }
}
