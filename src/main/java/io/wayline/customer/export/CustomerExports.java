package io.wayline.customer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.customer.search.CustomerWalk;
import io.wayline.shared.ReasonText;

/** Hands out customers as a file, as the viewer sees them, and never unseen: each time is a row that stays. */
@Component
public class CustomerExports {

    /** More than these need a reason. */
    public static final int WITHOUT_REASON = 1_000;

    private static final int LONGEST = 1_000;

    private final JdbcClient jdbc;
    private final CustomerWalk customers;
    private final CustomerTags tags;
    private final Clock clock;

    CustomerExports(JdbcClient jdbc, CustomerWalk customers, CustomerTags tags, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * An export that is allowed and recorded, and of which nothing has been written yet.
     *
     * @param id names its row of {@code customer_export}
     */
    public record Begun(String id, Query query, Viewer viewer) {}

    /**
     * Records that the viewer takes whoever fits.
     *
     * @param reason why; needed for more than {@link #WITHOUT_REASON} as counted now
     * @throws ReasonMissing when a reason is needed and there is none
     */
    public Begun begin(Query query, Viewer viewer, @Nullable String reason) {
        var why = reason == null || reason.isBlank() ? null : ReasonText.read(reason);
        if (why == null) {
            var count = customers.count(query, viewer);
            if (count > WITHOUT_REASON) {
                throw new ReasonMissing(count);
            }
        }
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into customer_export (id, username, filters, reason, begun_at, customers, ending)
                        values (?, ?, ?, ?, ?, 0, 'CUT')""")
                .params(
                        id,
                        viewer.name(),
                        shortened(RecordedQuery.said(query)),
                        why,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Begun(id, query, viewer);
    }

    /**
     * Writes the file and leaves the stream open: whoever owns it must not end it as if it were whole when this throws.
     * How many customers left the house is recorded before they do, 500 at once, so that the record is never less than
     * the truth even when the node dies; at the end of a file, whole or cut off, it is how many were handed over.
     */
    public void write(Begun export, OutputStream out) throws IOException {
        var file = new CustomerFile(export.viewer().fieldAccess(), out);
        var written = new AtomicLong();
        var ending = "CUT";
        try {
            file.begin();
            customers.each(export.query(), export.viewer(), some -> {
                record(export, written.get() + some.size(), "CUT");
                var tagsOf = tags.of(some.stream().map(Customer::id).toList());
                for (var customer : some) {
                    written.incrementAndGet();
                    file.add(customer, tagsOf.get(customer.id()));
                }
            });
            file.end();
            ending = "WHOLE";
        } finally {
            record(export, written.get(), ending);
        }
    }

    private void record(Begun export, long count, String ending) {
        jdbc.sql("update customer_export set customers = ?, ending = ? where id = ?")
                .params(count, ending, export.id())
                .update();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
