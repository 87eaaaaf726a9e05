package io.wayline.customer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.CustomerFields;
import io.wayline.customer.change.CustomerWrites;
import io.wayline.customer.change.SeenVersion;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;

/** Makes customers for a test, and people who look at them. */
@TestComponent
public class CustomerDriver {

    public static final Viewer SHEN = Viewer.of("shen", List.of("ROLE_SUPERVISOR"));
    public static final Viewer LIN = Viewer.of("lin", List.of("ROLE_AGENT"));
    public static final Viewer TANG = Viewer.of("tang", List.of("ROLE_MARKETING"));

    private final CustomerWrites writes;

    CustomerDriver(CustomerWrites writes) {
        this.writes = writes;
    }

    /** Makes somebody known, or changes them: {@code is("C-1", "name", "Anna", "owner", "lin")}. */
    public Customer is(String ref, @Nullable Object... fieldsAndValues) {
        Map<String, @Nullable Object> said = new HashMap<>();
        for (var at = 0; at < fieldsAndValues.length; at += 2) {
            said.put((String) fieldsAndValues[at], fieldsAndValues[at + 1]);
        }
        return writes.put(
                        new CustomerRef(ref),
                        CustomerFields.part(said),
                        SeenVersion.ANY,
                        SHEN,
                        Cause.system("test " + Arrays.hashCode(fieldsAndValues)))
                .customer();
    }
}
