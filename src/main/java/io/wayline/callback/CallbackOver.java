package io.wayline.callback;

import java.util.Locale;
import java.util.Map;

import io.wayline.shared.Refusal;

/** This call was made, called off, or is not needed any more; it cannot be moved. */
public final class CallbackOver extends Refusal {

    private static final long serialVersionUID = 1;

    private final Callback.State state;

    public CallbackOver(Callback.State state) {
        super(Kind.CONFLICT, "call-over", "This call is over: reload to see what came of it.");
        this.state = state;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("state", state.name().toLowerCase(Locale.ROOT));
    }
}
