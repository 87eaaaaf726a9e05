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

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.workspace.Worker;
import io.wayline.workspace.web.customer.CustomerRefs;

@RestController
@RequestMapping("/api/v1/callbacks")
@Tag(name = "Callbacks", description = "Calls that customers were promised, each for themselves.")
class CallbacksApi {

    private final CallbackList list;
    private final CallbackMoves moves;
    private final CustomerRefs views;
    private final Worker worker;

    CallbacksApi(CallbackList list, CallbackMoves moves, CustomerRefs views, Worker worker) {
        this.list = list;
        this.moves = moves;
        this.views = views;
        this.worker = worker;
    }

    @GetMapping
    @Allowed(
            scopes = {Scope.JOURNEYS_READ, Scope.ACT_AS},
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List calls",
            description = "In the order of their times. Agents see those of their queues; supervisors, operations, and"
                    + " admins see all.")
    Page<CallbackView> list(
            @RequestParam Callback.@Nullable State state,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Principal caller) {
        var page = list.page(new CallbackFilter(state, queue, from, to), worker.of(caller), cursor, Page.limit(limit));
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

    /** @param version of the call that was read */
    record Cancellation(@Nullable Integer version) {}

    /**
     * A call as the API shows it.
     *
     * @param late whether no place was free within the promise
     * @param task the task in which it is made, or null
     * @param result what came of it, or null
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
                    callback.version());
        }
    }
}
