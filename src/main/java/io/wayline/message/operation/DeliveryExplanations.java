package io.wayline.message.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.message.Message;
import io.wayline.message.MessageControl;
import io.wayline.message.MessageState;
import io.wayline.message.RelayTrouble;
import io.wayline.message.SendGate;
import io.wayline.message.pace.MessageControls;
import io.wayline.message.pace.RelayWatch;
import io.wayline.shared.access.AccountNames;
import io.wayline.shared.text.MomentText;

/**
 * Answers "why did, or didn't, this customer get it" in one sentence in the reader's language. Texts stand under
 * {@code fate.<state>}, or more exactly under {@code fate.<state>.<reason>}.
 */
@Component
public class DeliveryExplanations {

    private final MessageSource texts;
    private final MessageControls controls;
    private final RelayWatch relay;
    private final AccountNames accounts;
    private final MomentText moments;

    DeliveryExplanations(
            MessageSource texts,
            MessageControls controls,
            RelayWatch relay,
            AccountNames accounts,
            ZoneId zone,
            Clock clock) {
        this.texts = texts;
        this.controls = controls;
        this.relay = relay;
        this.accounts = accounts;
        this.moments = new MomentText(texts, zone, clock);
    }

    /** In the order of the messages; reads what is paused once, and how it stands with the mail server when one waits. */
    public List<DeliveryExplanation> of(List<Message> messages, Locale reader) {
        var paused = controls.list().stream().filter(MessageControl::paused).toList();
        var waits = messages.stream().anyMatch(message -> message.state() == MessageState.PENDING);
        var trouble = waits ? relay.trouble().orElse(null) : null;
        return messages.stream()
                .map(message -> fate(message, paused, trouble, reader))
                .toList();
    }

    public DeliveryExplanation of(Message message, Locale reader) {
        return of(List.of(message), reader).get(0);
    }

    private DeliveryExplanation fate(
            Message message, List<MessageControl> paused, @Nullable RelayTrouble trouble, Locale reader) {
        var state = message.state();
        return new DeliveryExplanation(
                icon(state),
                tone(state),
                text("mail.state." + state, reader),
                sentence(message, paused, trouble, reader));
    }

    private String sentence(
            Message message, List<MessageControl> paused, @Nullable RelayTrouble trouble, Locale reader) {
        return switch (message.state()) {
            case HELD, SUPPRESSED -> stopped(message, reader);
            case PENDING -> waiting(message, paused, trouble, reader);
            case CLAIMED, HANDOVER -> text("fate.CLAIMED", reader);
            case SENT, FAILED, CANCELLED ->
                decided(message, reader)
                        .orElseGet(() -> text(
                                "fate." + message.state(),
                                reader,
                                when(message.sentAt(), reader),
                                code(message, reader)));
            case UNKNOWN -> text("fate.UNKNOWN", reader, when(message.handedOverAt(), reader));
            case EXPIRED -> text("fate.EXPIRED", reader, when(message.expiresAt(), reader));
        };
    }

    private String stopped(Message message, Locale reader) {
        return reason(
                "fate." + message.state(),
                String.valueOf(message.reason()),
                message.reasonFacts(),
                message.nextAttemptAt(),
                reader);
    }

    /** What a gate would say of a mail that nobody has asked for. */
    String foreseen(SendGate.Verdict verdict, Locale reader) {
        return verdict.kind() == SendGate.Verdict.Kind.ALLOW
                ? text("foreseen.ALLOW", reader)
                : reason("foreseen." + verdict.kind(), verdict.reason(), verdict.facts(), verdict.until(), reader);
    }

    private String reason(
            String kind, String reason, Map<String, String> facts, @Nullable Instant until, Locale reader) {
        var since = facts.get("since");
        var key = kind + "." + reason;
        var values = new Object[] {
            when(until, reader),
            word("hold.", facts.get("hold"), reader),
            facts.getOrDefault("reference", ""),
            zone(facts.get("zone"), reader),
            facts.getOrDefault("count", ""),
            facts.getOrDefault("days", ""),
            since == null ? "" : when(Instant.parse(since), reader)
        };
        var exact = texts.getMessage(since == null ? key : key + ".since", values, null, reader);
        return exact == null ? text(kind, reader, when(until, reader), reason) : exact;
    }

    private String waiting(
            Message message, List<MessageControl> paused, @Nullable RelayTrouble trouble, Locale reader) {
        var pause = paused.stream().filter(control -> stops(control, message)).findFirst();
        if (pause.isPresent()) {
            return text("fate.PENDING.paused", reader, name(pause.get().by()), why(pause.get(), reader));
        }
        if (trouble != null && !message.nextAttemptAt().isAfter(trouble.nextTry())) {
            return text(
                    "fate.PENDING.relay." + trouble.kind(),
                    reader,
                    when(trouble.since(), reader),
                    when(trouble.nextTry(), reader));
        }
        return message.attempts() == 0
                ? text("fate.PENDING", reader)
                : text("fate.PENDING.again", reader, message.attempts(), when(message.nextAttemptAt(), reader));
    }

    /** What a person wrote, or in the reader's language what the product found. */
    private String why(MessageControl pause, Locale reader) {
        var code = pause.scope() == MessageControl.Scope.JOURNEY
                ? "controls.by-rule"
                : "controls.system." + pause.reason();
        return pause.by().equals("system") ? texts.getMessage(code, null, pause.reason(), reader) : pause.reason();
    }

    private static boolean stops(MessageControl control, Message message) {
        var recipient = message.recipient();
        return switch (control.scope()) {
            case GLOBAL -> true;
            case CLASS -> control.name().equals(message.purpose().name());
            case PROVIDER -> control.name().equals(message.provider());
            case DOMAIN -> recipient != null && recipient.endsWith("@" + control.name());
            case TEMPLATE -> control.name().equals(message.template());
            case JOURNEY ->
                message.origin() != null
                        && control.name().equals(message.origin().journey());
        };
    }

    /** What a person or a rule said, when that is why the message stands where it does. */
    private Optional<String> decided(Message message, Locale reader) {
        var resolution = message.resolution();
        var fitting = switch (message.state()) {
            case SENT -> "SENT";
            case FAILED -> "NOT_SENT";
            default -> "CANCELLED";
        };
        return resolution == null || !resolution.outcome().equals(fitting)
                ? Optional.empty()
                : Optional.of(text(
                        "fate." + message.state() + ".decided",
                        reader,
                        name(resolution.by()),
                        when(resolution.at(), reader),
                        resolution.reason() == null ? "" : resolution.reason()));
    }

    /** Why the server refused, as far as its codes say it and nothing that names anybody. */
    private String code(Message message, Locale reader) {
        return message.code() == null
                ? word("fate.class.", String.valueOf(message.errorClass()), reader)
                : (message.code() + " "
                                + Optional.ofNullable(message.enhancedCode()).orElse(""))
                        .strip();
    }

    private static String icon(MessageState state) {
        return switch (state) {
            case HELD -> "player-pause";
            case PENDING -> "clock";
            case CLAIMED, HANDOVER -> "send";
            case SENT -> "check";
            case FAILED -> "alert-circle";
            case UNKNOWN -> "help-hexagon";
            case CANCELLED, SUPPRESSED -> "ban";
            case EXPIRED -> "hourglass-off";
        };
    }

    private static String tone(MessageState state) {
        return switch (state) {
            case FAILED -> "late";
            case HELD, UNKNOWN -> "soon";
            case PENDING, CLAIMED, HANDOVER, SENT, CANCELLED, SUPPRESSED, EXPIRED -> "";
        };
    }

    private String word(String prefix, @Nullable String word, Locale reader) {
        return word == null ? "" : String.valueOf(texts.getMessage(prefix + word, null, word, reader));
    }

    private String name(String account) {
        return accounts.names(Set.of(account)).getOrDefault(account, account);
    }

    private static String zone(@Nullable String id, Locale reader) {
        return id == null ? "" : ZoneId.of(id).getDisplayName(TextStyle.FULL_STANDALONE, reader);
    }

    private String when(@Nullable Instant at, Locale reader) {
        return moments.of(at, reader);
    }

    private String text(String key, Locale reader, Object... values) {
        return texts.getMessage(key, values, reader);
    }
}
