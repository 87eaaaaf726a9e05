package io.wayline.callback.attempt;

import java.util.Map;

import io.wayline.shared.Refusal;

/** Somebody else makes this call. */
public final class CallTaken extends Refusal {

    private static final long serialVersionUID = 1;

    private final String agent;

    /** @param agent the account of who makes it */
    public CallTaken(String agent) {
        super(
                Kind.CONFLICT,
                "call-held",
                "%s makes this call: leave it to them, or ask them to give it back.".formatted(agent));
        this.agent = agent;
    }

    /** The account of who makes it. */
    public String agent() {
        return agent;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("agent", agent);
    }
}
