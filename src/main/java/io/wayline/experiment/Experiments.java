package io.wayline.experiment;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Which variant of which experiment each customer gets. The first time chance decides, by the shares that the diagram
 * says then; what it said is kept, and from then on that is their variant. Shares that change later part only those who
 * come later.
 */
@Component
public class Experiments {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Timeline timeline;
    private final Clock clock;

    Experiments(JdbcClient jdbc, Customers customers, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Whether an experiment can be called so: up to 60 lower-case letters, digits, and dashes, beginning with a letter. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The customer's variant, given now or before, in the caller's transaction.
     *
     * @throws InvalidValue when no experiment can be called so
     * @throws io.wayline.shared.NotFound when there is no such customer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String variantFor(CustomerId customer, String experiment, Shares shares, Cause cause) {
        if (!isName(experiment)) {
            throw new InvalidValue(
                    "experiment",
                    "is not the name of an experiment",
                    "use up to 60 lower-case letters, digits, and dashes, beginning with a letter, such as win-back");
        }
        // locked, so that of two journeys that come to it at one moment the second sees what the first was given
        var locked = customers.lock(customer).id();
        return given(experiment, locked).orElseGet(() -> give(locked, experiment, shares, cause));
    }

    /** The variant that a customer has been given; empty when the experiment has not met them. */
    public Optional<String> given(String experiment, CustomerId customer) {
        return jdbc.sql("select variant from experiment_variant where experiment = ? and customer_id = ?")
                .params(experiment, customer.value())
                .query(String.class)
                .optional();
    }

    /** The variant that the customer would be given now; the one that they have where they have one. Gives nothing. */
    public String foreseen(CustomerId customer, String experiment, Shares shares) {
        return given(experiment, customer).orElseGet(() -> shares.drawn(experiment, customer));
    }

    private String give(CustomerId customer, String experiment, Shares shares, Cause cause) {
        var variant = shares.drawn(experiment, customer);
        var now = clock.instant();
        jdbc.sql("""
                        insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)
                        values (?, ?, ?, ?, false)""")
                .params(experiment, customer.value(), variant, RowTime.of(now))
                .update();
        timeline.add(new Entry(
                customer,
                now,
                ExperimentEntries.CHOSEN,
                Entry.Direction.INSIDE,
                Map.of("experiment", experiment, "variant", variant),
                cause));
        return variant;
    }
}
