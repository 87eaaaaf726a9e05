package io.wayline.message.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.message.MailAttempt;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** {@code GET /api/v1/messages}: what we wrote to customers, and what became of it. */
@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "Messages", description = "What we wrote to customers, and what became of it.")
class MessagesApi {

    /** A key that reads messages sees all of each; people see what they may see of customers anywhere. */
    private static final String KEY_READS = Scope.MESSAGES_READ.authority();

    private final Messages messages;
    private final Customers customers;

    MessagesApi(Messages messages, Customers customers) {
        this.messages = messages;
        this.customers = customers;
    }

    /** One message with its text; the text only for those who may see it, and as long as it is kept. */
    record Detail(
            @JsonUnwrapped MessageView message,
            List<AttemptView> attempts,
            @Nullable String text,
            @Nullable String html) {}

    /** One time that it was taken to the mail server; the server's words only for those who may see the recipient. */
    record AttemptView(
            Instant at,
            String node,
            String phase,
            String outcome,
            @Nullable Integer code,
            @Nullable String enhancedCode,
            @Nullable String text,
            long millis) {

        static AttemptView of(MailAttempt attempt, boolean open) {
            return new AttemptView(
                    attempt.at(),
                    attempt.node(),
                    attempt.phase(),
                    attempt.outcome(),
                    attempt.code(),
                    attempt.enhancedCode(),
                    open ? attempt.text() : null,
                    attempt.took().toMillis());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    Page<MessageView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication caller) {
        var filter = new Messages.Filter(
                state == null ? null : state(state), template, customer == null ? null : ref(customer));
        var open = isOpenTo(caller);
        return messages.list(filter, cursor, Page.limit(limit)).map(message -> MessageView.of(message, open));
    }

    @GetMapping("/{id}")
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    Detail get(@PathVariable String id, Authentication caller) {
        var open = isOpenTo(caller);
        var message = MessageView.of(messages.get(id), open);
        var content = open ? messages.content(id).orElse(null) : null;
        var attempts = messages.attempts(id).stream()
                .map(attempt -> AttemptView.of(attempt, open))
                .toList();
        return content == null
                ? new Detail(message, attempts, null, null)
                : new Detail(message, attempts, content.text(), content.html());
    }

    /** That of whoever they were merged into; one that nobody has finds nothing. */
    private CustomerRef ref(String customer) {
        var ref = new CustomerRef(customer);
        return customers.find(ref).map(Customer::ref).orElse(ref);
    }

    static boolean isOpenTo(Authentication caller) {
        var authorities = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return authorities.contains(KEY_READS) || FieldAccess.of(authorities) == FieldAccess.OPEN;
    }

    private static MessageState state(String name) {
        try {
            return MessageState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue(
                    "state",
                    "is not a state of a message",
                    "send one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(MessageState.values())
                                            .map(Enum::name)
                                            .toList()));
        }
    }
}
