package io.wayline.customer.change;

import java.util.Map;

import io.wayline.shared.Refusal;

/** The customer is no longer as the caller saw them, or is not there as the caller expected. */
public final class CustomerMoved extends Refusal {

    private static final long serialVersionUID = 1;

    private final int version;

    /** @param version the customer's version now; -1 when there is no such customer */
    public CustomerMoved(int version) {
        super(
                Kind.PRECONDITION,
                "customer-changed",
                version < 0
                        ? "There is no such customer: send the request without If-Match to make them known."
                        : "The customer is not as you saw them: read them again, and send the change with the new ETag.");
        this.version = version;
    }

    @Override
    public Map<String, Object> data() {
        return version < 0 ? Map.of() : Map.of("version", version);
    }
}
