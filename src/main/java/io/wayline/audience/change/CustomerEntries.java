package io.wayline.audience.change;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** When one customer entered a segment, as whoever wants to hear of it remembers. */
@Component
public class CustomerEntries {

    private final JdbcClient jdbc;

    CustomerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last entry.
     *
     * @param told whether the event has been raised
     * @param leftAt when they left again; null while they are in
     */
    public record Entered(
            Instant at, boolean told, @Nullable Instant leftAt) {}

    /** Empty when no look has found them. */
    public Optional<Entered> of(CustomerId customer, String segment, String raises) {
        return jdbc.sql("""
                        select m.entered_at, m.left_at, m.state from segment_member m join segment_watch w on w.id = m.watch
                        where m.customer_id = ? and w.segment = ? and w.raises = ?""")
                .params(customer.value(), segment, raises)
                .query((row, number) -> new Entered(
                        RowTime.read(row, "entered_at"),
                        !row.getString("state").equals("OPEN"),
                        RowTime.readNullable(row, "left_at")))
                .optional();
    }
}
