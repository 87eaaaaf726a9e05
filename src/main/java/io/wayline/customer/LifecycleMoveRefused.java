package io.wayline.customer;

import java.util.Map;

import io.wayline.shared.Refusal;

/** The customer stands where this move does not begin. */
public final class LifecycleMoveRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final Lifecycle from;
    private final Lifecycle to;

    LifecycleMoveRefused(Lifecycle from, Lifecycle to) {
        super(
                Kind.CONFLICT,
                "lifecycle-move-refused",
                "A customer who is %s cannot become %s; from there they can become %s."
                        .formatted(from, to, LifecycleMoves.from(from)));
        this.from = from;
        this.to = to;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("from", from.name(), "to", to.name());
    }
}
