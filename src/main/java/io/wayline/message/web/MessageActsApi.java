package io.wayline.message.web;

import java.util.Arrays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.message.Messages;
import io.wayline.message.operation.MessageActs;
import io.wayline.message.operation.MessageActs.Settled;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.ReasonText.ReasonOnly;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/messages/{id}")
@Tag(name = "Messages", description = "What we wrote to customers, and what became of it.")
class MessageActsApi {

    private final MessageActs acts;
    private final Messages messages;

    MessageActsApi(MessageActs acts, Messages messages) {
        this.acts = acts;
        this.messages = messages;
    }

    /**
     * What was found out about an uncertain message.
     *
     * @param outcome {@code SENT} or {@code NOT_SENT}
     * @param reason 1 to 500 characters: how it was found out
     */
    record Finding(@Nullable String outcome, @Nullable String reason) {

        Settled settled() {
            return Arrays.stream(Settled.values())
                    .filter(value -> value.name().equals(outcome))
                    .findFirst()
                    .orElseThrow(
                            () -> new InvalidValue("outcome", "is not what can be found out", "send SENT or NOT_SENT"));
        }
    }

    @PostMapping("/resend")
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(
            summary = "Send an uncertain, failed, or expired message again",
            description = "It keeps its Message-ID. Of an uncertain one, the customer may have two then.")
    MessageView resend(@PathVariable String id, @RequestBody ReasonOnly act, Authentication caller) {
        acts.resend(id, caller.getName(), act.text());
        return shown(id, caller);
    }

    @PostMapping("/cancel")
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(
            summary = "Call back a message that has not left",
            description = "Nothing happens when it is cancelled already.")
    MessageView cancel(@PathVariable String id, @RequestBody ReasonOnly act, Authentication caller) {
        acts.cancel(id, caller.getName(), act.text());
        return shown(id, caller);
    }

    @PostMapping("/settle")
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.SUPERVISOR, Role.OPERATIONS})
    @Operation(summary = "Say whether an uncertain message has left")
    MessageView settle(@PathVariable String id, @RequestBody Finding finding, Authentication caller) {
        acts.settle(id, finding.settled(), caller.getName(), ReasonText.read(finding.reason()));
        return shown(id, caller);
    }

    private MessageView shown(String id, Authentication caller) {
        return MessageView.of(messages.get(id), MessagesApi.isOpenTo(caller));
    }
}
