package io.wayline.message;

import java.util.Map;

import io.wayline.shared.Refusal;

/** A message stands where this cannot be done to it. */
public final class MessageStateRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final MessageState state;

    private MessageStateRefused(MessageState state, String message) {
        super(Kind.CONFLICT, "message-state", message);
        this.state = state;
    }

    public static MessageStateRefused noResend(MessageState state) {
        return new MessageStateRefused(
                state,
                "The message is %s, and only uncertain, failed, and expired ones can be sent again: look at it anew."
                        .formatted(state));
    }

    public static MessageStateRefused noCancel(MessageState state) {
        return new MessageStateRefused(
                state,
                "The message is %s, and only one that waits can be called back: look at it anew.".formatted(state));
    }

    public static MessageStateRefused notUncertain(MessageState state) {
        return new MessageStateRefused(
                state, "The message is %s and not uncertain: there is nothing to settle.".formatted(state));
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("state", state.name());
    }
}
