package io.wayline.events.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.events.EventLog;
import io.wayline.events.EventLog.Listed;
import io.wayline.events.EventState;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Says what became of events, to other systems. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events", description = "What happened in the business: the one way in, and what became of it")
class EventsApi {

    private final EventLog events;

    EventsApi(EventLog events) {
        this.events = events;
    }

    /**
     * An event without its data, which is personal.
     *
     * @param id our number of it
     * @param source who said so
     * @param eventId the source's id of it
     * @param type what happened
     * @param subject the customer's ref
     * @param occurredAt when it happened
     * @param receivedAt when it arrived
     * @param history true when no journey hears of it
     * @param state how far it has come
     * @param attempts how often it was tried
     * @param note why it stands there, in a sentence; missing when there is nothing to say
     * @param replayOf the event that this one repeats; missing when it is the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String id,
            String source,
            String eventId,
            String type,
            String subject,
            Instant occurredAt,
            Instant receivedAt,
            boolean history,
            EventState state,
            int attempts,
            @Nullable String note,
            @Nullable String replayOf) {

        static EventView of(Listed event) {
            return new EventView(
                    Long.toString(event.id()),
                    event.source(),
                    event.eventId(),
                    event.type(),
                    event.subject().value(),
                    event.occurredAt(),
                    event.receivedAt(),
                    event.history(),
                    event.state(),
                    event.attempts(),
                    event.note(),
                    event.replayOf() == null ? null : event.replayOf().toString());
        }
    }

    /** @param id the number under which the event runs now */
    record Replayed(String id) {}

    @Operation(
            summary = "List events",
            description = "The newest arrival first. EventFilters are exact and narrow one another; `next` leads to the"
                    + " next page and is null on the last.")
    @GetMapping(produces = "application/json")
    @Allowed(
            scopes = Scope.EVENTS_READ,
            roles = {Role.OPERATIONS, Role.ADMIN, Role.SUPERVISOR})
    Page<EventView> list(
            @Parameter(description = "how far they have come") @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "such as order.placed") @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "who said so") @RequestParam(required = false) @Nullable String source,
            @Parameter(description = "the customer's ref") @RequestParam(required = false) @Nullable String subject,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "how many, 1 to 200") @RequestParam(defaultValue = "50") int limit) {
        return events.list(EventFilters.of(state, type, source, subject), cursor, Page.limit(limit))
                .map(EventView::of);
    }

    @Operation(summary = "Read one event")
    @GetMapping(path = "/{id}", produces = "application/json")
    @Allowed(
            scopes = Scope.EVENTS_READ,
            roles = {Role.OPERATIONS, Role.ADMIN, Role.SUPERVISOR})
    EventView get(@PathVariable String id) {
        return EventView.of(events.get(number(id)));
    }

    @Operation(
            summary = "Send an event through again",
            description = "One that came to nothing is put back in its place; one that was handled runs anew under a"
                    + " number of its own. What features keep once, such as an order or a mail, they keep once.")
    @ApiResponse(responseCode = "202", description = "It waits for its turn again, under this number.")
    @PostMapping(path = "/{id}/replay", produces = "application/json")
    @Allowed(
            scopes = {Scope.EVENTS_WRITE, Scope.ACT_AS},
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(@PathVariable String id, Authentication asker) {
        return new Replayed(Long.toString(events.replay(number(id), asker.getName())));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notOurs) {
            throw new NotFound("event");
        }
    }
}
