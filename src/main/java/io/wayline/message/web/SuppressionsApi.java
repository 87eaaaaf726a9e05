package io.wayline.message.web;

import java.security.Principal;
import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.message.outbox.MailSuppressions;
import io.wayline.message.outbox.MailSuppressions.Suppressed;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Addresses travel in bodies only: whatever stands in an address of ours ends up in logs of others. */
@RestController
@RequestMapping("/api/v1/suppressed-addresses")
@Tag(name = "Suppressed addresses", description = "Where nothing is sent any more, and why.")
class SuppressionsApi {

    private final MailSuppressions suppressions;

    SuppressionsApi(MailSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** As the API shows it: the address and the note, which may name somebody, only to those who see addresses. */
    record View(
            @Nullable String address,
            String reason,
            @Nullable String by,
            @Nullable String note,
            @Nullable String message,
            Instant at) {

        static View of(Suppressed suppressed, boolean open) {
            return new View(
                    open ? suppressed.address() : MessageView.masked(suppressed.address()),
                    suppressed.reason(),
                    suppressed.by(),
                    open ? suppressed.note() : null,
                    suppressed.messageRef(),
                    suppressed.at());
        }
    }

    /**
     * An address, and why something is done about it.
     *
     * @param address spelled as in the customer's record
     * @param reason 1 to 500 characters
     */
    record Act(@Nullable String address, @Nullable String reason) {

        MailAddress mailAddress() {
            if (address == null) {
                throw new InvalidValue("address", "is missing", "send the whole address");
            }
            try {
                return new MailAddress(address);
            } catch (InvalidValue wrong) {
                throw wrong.called("address");
            }
        }

        String why() {
            return ReasonText.read(reason);
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List suppressed addresses, the latest first")
    Page<View> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication caller) {
        var open = MessagesApi.isOpenTo(caller);
        return suppressions.list(cursor, Page.limit(limit)).map(suppressed -> View.of(suppressed, open));
    }

    @PostMapping
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Send nothing to an address any more",
            description = "Not even transactional messages, and not what waits already.")
    void add(@RequestBody Act act, Principal actor) {
        suppressions.add(act.mailAddress(), actor.getName(), act.why());
    }

    @PostMapping("/remove")
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send to an address again from now on")
    void remove(@RequestBody Act act, Principal actor) {
        suppressions.remove(act.mailAddress(), actor.getName(), act.why());
    }
}
