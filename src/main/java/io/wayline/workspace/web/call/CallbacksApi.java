package io.wayline.workspace.web.call;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.workspace.Worker;
import io.wayline.workspace.call.CallDesk;
import io.wayline.workspace.web.customer.CustomerRefs;

@RestController
@RequestMapping("/api/v1/callbacks")
@Tag(name = "Callbacks", description = "Calls that customers were promised, each for themselves.")
class CallbacksApi {

    private final CallbackList list;
    private final CallbackMoves moves;
    private final CallDesk desk;
    private final CustomerRefs views;
    private final Worker worker;

    CallbacksApi(CallbackList list, CallbackMoves moves, CallDesk desk, CustomerRefs views, Worker worker) {
        this.list = list;
        this.moves = moves;
        this.desk = desk;
        this.views = views;
        this.worker = worker;
    }

    @GetMapping
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List calls",
            description = "In the order of their times. Agents see those of their queues and their own; supervisors,"
                    + " operations, and admins see all.")
    Page<CallbackView> list(
            @RequestParam Callback.@Nullable State state,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable String agent,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Principal caller) {
        var page = list.page(
                new CallbackFilter(state, queue, from, to, agent), worker.of(caller), cursor, Page.limit(limit));
        var refs = views.refs(page.items().stream().map(Callback::customer).collect(Collectors.toSet()));
        return page.map(callback -> CallbackView.of(callback, refs));
    }

    @GetMapping("/{ref}")
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read a call")
    CallbackView get(@PathVariable String ref, Principal caller) {
        return view(list.get(ref, worker.of(caller)));
    }

    @PostMapping("/{ref}/reschedule")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Move a call to another time",
            description = "To the beginning of a free place of its queue. A refusal says why it cannot be then, and"
                    + " names the next free times.")
    CallbackView reschedule(@PathVariable String ref, @RequestBody Move asked, Principal caller) {
        if (asked.at() == null) {
            throw new InvalidValue("at", "is missing", "send when the call shall begin");
        }
        return view(moves.reschedule(ref, asked.at(), version(asked.version()), worker.of(caller)));
    }

    @PostMapping("/{ref}/cancel")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(summary = "Call a call off", description = "The journey goes on as its diagram says.")
    CallbackView cancel(@PathVariable String ref, @RequestBody Cancellation asked, Principal caller) {
        return view(moves.cancel(ref, version(asked.version()), worker.of(caller)));
    }

    @PostMapping("/{ref}/take")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Take a call",
            description =
                    "With the task in which it is made. 409 names who has it. Taking one's own again changes nothing.")
    CallbackView take(@PathVariable String ref, Principal caller) {
        return view(desk.take(ref, worker.of(caller)));
    }

    @PostMapping("/{ref}/release")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(summary = "Give a call back to its queue", description = "Drafts stay.")
    CallbackView release(@PathVariable String ref, Principal caller) {
        return view(desk.release(ref, worker.of(caller)));
    }

    @PostMapping("/{ref}/hand-over")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Give a call to a colleague",
            description = "One of its queue, or a supervisor. They have it at once and are told; the reason becomes a"
                    + " note about the customer.")
    CallbackView handOver(@PathVariable String ref, @RequestBody HandOver asked, Principal caller) {
        return view(desk.handOver(ref, asked.to(), asked.reason(), worker.of(caller)));
    }

    @PostMapping("/{ref}/start")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Start a call",
            description =
                    "Takes it when nobody has. From then on the caller is on the phone with it, and sees the number"
                            + " on its page; that is kept. Starting it again changes nothing.")
    CallbackView start(@PathVariable String ref, Principal caller, Viewer viewer) {
        return view(desk.start(ref, worker.of(caller), viewer));
    }

    @PostMapping("/{ref}/stop")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(summary = "Take back that a call was started", description = "Who has it keeps it.")
    CallbackView stop(@PathVariable String ref, Principal caller) {
        return view(desk.stop(ref, worker.of(caller)));
    }

    @PostMapping("/{ref}/outcome")
    @Allowed(
            scopes = {Scope.JOURNEYS_WRITE, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Say what came of a call",
            description =
                    "Completes its task with the answers of the task's form, and the journey goes on: callResult is"
                            + " reached, noAnswer, busy, later, wrongNumber, or doNotCall; later needs callAgainAt, which a"
                            + " refusal answers with the next free times. The same said again by the same person changes nothing.")
    CallbackView outcome(@PathVariable String ref, @RequestBody Outcome asked, Principal caller) {
        return view(desk.outcome(ref, asked.answers(), null, worker.of(caller)));
    }

    private static int version(@Nullable Integer version) {
        if (version == null) {
            throw new InvalidValue("version", "is missing", "send the version of the call that was read");
        }
        return version;
    }

    private CallbackView view(Callback callback) {
        return CallbackView.of(callback, views.refs(Set.of(callback.customer())));
    }

    /**
     * Where to.
     *
     * @param at when the call begins
     * @param version of the call that was read
     */
    record Move(@Nullable Instant at, @Nullable Integer version) {}

    /**
     * To whom, and why.
     *
     * @param to the account of a colleague
     * @param reason 1 to 500 characters, for colleagues
     */
    record HandOver(@Nullable String to, @Nullable String reason) {}

    /** @param answers by the key of the field */
    record Outcome(@Nullable Map<String, JsonNode> answers) {

        @Override
        public Map<String, JsonNode> answers() {
            return answers == null ? Map.of() : answers;
        }
    }

    /** @param version of the call that was read */
    record Cancellation(@Nullable Integer version) {}

    /**
     * A call as the API shows it.
     *
     * @param late whether no place was free within the promise
     * @param task the task in which it is made, or null
     * @param result what came of it, or null
     * @param agent the account of who makes it, or made it; null while nobody has taken it
     * @param startedAt since when they are on the phone with it, or null
     */
    record CallbackView(
            String ref,
            @Nullable CustomerRef customer,
            String queue,
            String reason,
            Callback.State state,
            boolean late,
            int attempt,
            Instant startsAt,
            Instant endsAt,
            Instant overdueAt,
            @Nullable String task,
            @Nullable String result,
            @Nullable String changedBy,
            @Nullable String agent,
            @Nullable Instant startedAt,
            int version) {

        static CallbackView of(Callback callback, Map<CustomerId, CustomerRef> refs) {
            return new CallbackView(
                    callback.ref(),
                    refs.get(callback.customer()),
                    callback.queue(),
                    callback.reason(),
                    callback.state(),
                    callback.late(),
                    callback.attempt(),
                    callback.startsAt(),
                    callback.endsAt(),
                    callback.overdueAt(),
                    callback.task(),
                    callback.result(),
                    callback.changedBy(),
                    callback.agent(),
                    callback.startedAt(),
                    callback.version());
        }
    }
}
