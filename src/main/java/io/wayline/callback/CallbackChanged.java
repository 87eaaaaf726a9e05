package io.wayline.callback;

import java.util.Map;

import io.wayline.shared.Refusal;

/** Somebody has moved or finished this call since it was read. */
public final class CallbackChanged extends Refusal {

    private static final long serialVersionUID = 1;

    private final int version;

    public CallbackChanged(int version) {
        super(Kind.CONFLICT, "call-changed", "This call has changed since you read it: look at it again, then decide.");
        this.version = version;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("version", version);
    }
}
