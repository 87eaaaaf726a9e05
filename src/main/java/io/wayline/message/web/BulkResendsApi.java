package io.wayline.message.web;

import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.operation.BulkResends;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/bulk-resends")
@Tag(name = "Bulk resends", description = "Many failed or uncertain messages that are sent again, with four eyes.")
class BulkResendsApi {

    private final BulkResends resends;

    BulkResendsApi(BulkResends resends) {
        this.resends = resends;
    }

    /**
     * Which messages, and why.
     *
     * @param state {@code FAILED} or {@code UNKNOWN}
     * @param purpose {@code TRANSACTIONAL}, {@code SERVICE}, or {@code MARKETING}; any when left out
     * @param template any when left out
     * @param customer everybody's when left out
     * @param after asked for at this time or later
     * @param before asked for before this time
     * @param messages how many the list shows; if there are more by then, nothing happens
     * @param reason 1 to 500 characters; colleagues read it on the customers' timelines
     */
    record Wanted(
            @Nullable String state,
            @Nullable String purpose,
            @Nullable String template,
            @Nullable String customer,
            @Nullable String after,
            @Nullable String before,
            @Nullable Long messages,
            @Nullable String reason) {

        Messages.Filter filter() {
            return new Messages.Filter(
                    named("state", MessageState.values(), state),
                    named("purpose", Purpose.values(), purpose),
                    template,
                    customer == null ? null : new CustomerRef(customer),
                    time("after", after),
                    time("before", before));
        }

        private static <E extends Enum<E>> @Nullable E named(String field, E[] values, @Nullable String name) {
            return name == null
                    ? null
                    : Arrays.stream(values)
                            .filter(value -> value.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new InvalidValue(field, "is unknown", "send one of " + Arrays.toString(values)));
        }

        private static @Nullable Instant time(String field, @Nullable String text) {
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException noTime) {
                throw new InvalidValue(field, "is not a time", "send one like 2026-03-01T08:00:00Z");
            }
        }
    }

    /** One of them. Progress is {@code resent} of {@code messages}. */
    record View(
            String id,
            BulkResends.State state,
            long messages,
            long resent,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant endedAt) {

        static View of(BulkResends.BulkResend resend) {
            return new View(
                    resend.ref(),
                    resend.state(),
                    resend.mails(),
                    resend.resent(),
                    resend.reason(),
                    resend.askedBy(),
                    resend.askedAt(),
                    resend.decidedBy(),
                    resend.endedAt());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List those that wait or run, and the latest that have ended")
    Page<View> list() {
        var all = resends.list().stream().map(View::of).toList();
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/{id}")
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read one, with its progress")
    View get(@PathVariable String id) {
        return View.of(resends.get(id));
    }

    @PostMapping
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send many failed or uncertain messages again",
            description = "Above wayline.mail.resend.alone it waits for a second person. Each message then leaves only"
                    + " if it still may go to its customer. Of an uncertain one, the customer may have two then.")
    View ask(@RequestBody Wanted wanted, Principal actor) {
        return View.of(resends.ask(
                wanted.filter(),
                wanted.messages() == null ? 0 : wanted.messages(),
                actor.getName(),
                ReasonText.read(wanted.reason())));
    }

    @PostMapping("/{id}/confirm")
    // the second pair of eyes is a person's
    @Allowed(roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(summary = "Agree to it as the second person", description = "No key can: four eyes are those of people.")
    View confirm(@PathVariable String id, Principal actor) {
        return View.of(resends.confirm(id, actor.getName()));
    }

    @PostMapping("/{id}/withdraw")
    // the second pair of eyes is a person's
    @Allowed(roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(summary = "Call it off before it begins")
    View withdraw(@PathVariable String id, Principal actor) {
        return View.of(resends.withdraw(id, actor.getName()));
    }
}
