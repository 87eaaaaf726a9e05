package io.wayline.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Queues;

/**
 * The complaints as somebody sees them: agents those of their queues and of the customers in their care; supervisors,
 * operations, administrators, and keys that read customers all; marketing none.
 */
@Component
public class ComplaintList {

    private static final String OWED = "c.stage not in ('ANSWERED', 'WITHDRAWN', 'CLOSED')";

    private static final String BY_CLOCK = """
            order by case when c.answer_due is not null then 0 when c.stage in ('ANSWERED', 'WITHDRAWN') then 2 else 1 end,
                coalesce(c.answer_due, r.close_at, c.received_at), c.number""";

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Clock clock;

    ComplaintList(JdbcClient jdbc, Queues queues, Clock clock) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.clock = clock;
    }

    /**
     * Which complaints to list; null leaves a field open.
     *
     * @param open true for those that are not closed, false for those that are
     * @param overdue true for those whose answer is owed and late
     */
    public record Filter(
            @Nullable ComplaintStage stage,
            @Nullable ComplaintCategory category,
            @Nullable CustomerId customer,
            @Nullable String sourceRef,
            @Nullable Boolean open,
            boolean overdue) {

        public static final Filter ALL = new Filter(null, null, null, null, null, false);
    }

    /**
     * How many there are; each exact up to {@link Page#COUNTED_TO}, and one more when there are more.
     *
     * @param open not closed
     * @param owed an answer is owed
     * @param late an answer is owed, and its time is over
     * @param reopened an answer is owed once more
     * @param safety open, and somebody may have come to harm
     * @param waiting answered, and the customer has not said anything yet
     */
    public record Counts(long open, long owed, long late, long reopened, long safety, long waiting) {}

    /**
     * The newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Complaint> page(Filter filter, Viewer reader, @Nullable String cursor, int limit) {
        var which = new Which(reader).of(filter, clock.instant());
        var counted = which.count();
        if (cursor != null) {
            which.and("c.number < ?", Cursor.number(cursor));
        }
        var found = which.list("order by c.number desc", limit + 1);
        return Page.of(found, limit, counted, complaint -> Long.toString(complaint.number()));
    }

    /** Which complaints stand together on the desk. */
    public enum Part {
        /** Not closed: what is owed first, then what waits for the customer. */
        OPEN,
        /** An answer is owed. */
        OWED,
        /** An answer is owed, and its time is over. */
        LATE,
        /** Not closed, and the reader has to do something about it. */
        MINE,
        /** Not closed, and somebody has to do something about it, but nobody has it. */
        NOBODYS,
        /** An answer is owed once more. */
        REOPENED,
        /** Not closed, and somebody may have come to harm. */
        SAFETY,
        /** Answered, and the customer has not said anything yet. */
        WAITING,
        /** Closed, the last one first. */
        CLOSED
    }

    /** An open complaint by the names that others have for it. */
    public record Named(long number, CustomerId customer, String sourceRef) {}

    /** The open ones of these customers, whoever sees them; one statement. */
    public List<Named> openOf(Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select number, customer_id, source_ref from complaint
                        where customer_id in (:customers) and stage <> 'CLOSED'""")
                .param("customers", customers.stream().map(CustomerId::value).toList())
                .query((row, number) -> new Named(
                        row.getLong("number"),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("source_ref")))
                .list();
    }

    /** How many of these are not closed. */
    public long open(Collection<Long> numbers, Viewer reader) {
        return numbers.isEmpty()
                ? 0
                : new Which(reader).among(numbers).and("c.stage <> 'CLOSED'").count();
    }

    /** How many answers were written since; exact up to {@link Page#COUNTED_TO}. */
    public long answeredSince(Instant since, Viewer reader) {
        return new Which(reader)
                .and(
                        "c.number in (select a.complaint from complaint_round a where a.answered_at >= ?)",
                        RowTime.of(since))
                .count();
    }

    /**
     * By the clock: who is to be answered first stands first, what has no clock yet after those that have one.
     *
     * @param among of these alone, by their numbers; of use for {@link Part#MINE} and {@link Part#NOBODYS}, for who works
     *     on one is not known here; null for all
     * @param category null for all
     * @param severity 1 to 4, null for all
     * @param page which of them, from 0
     */
    public Page<Complaint> byClock(
            Part part,
            @Nullable Collection<Long> among,
            @Nullable ComplaintCategory category,
            @Nullable Integer severity,
            Viewer reader,
            int page,
            int limit) {
        var which = new Which(reader).in(part, clock.instant());
        if (among != null) {
            which.among(among);
        }
        if (category != null) {
            which.and("c.category = ?", category.word());
        }
        if (severity != null) {
            which.and("c.severity = ?", severity);
        }
        var found =
                which.page(part == Part.CLOSED ? "order by c.closed_at desc, c.number desc" : BY_CLOCK, page, limit);
        return Page.of(found, which.count(), null);
    }

    /** How many answers are owed by then and are not late yet; exact up to {@link Page#COUNTED_TO}. */
    public long dueUntil(Instant end, Viewer reader) {
        return new Which(reader)
                .and(OWED)
                .and("c.answer_due >= ? and c.answer_due <= ?", RowTime.of(clock.instant()), RowTime.of(end))
                .count();
    }

    /** Those that are owed an answer, what is due first before; what has no clock yet comes last. */
    public List<Complaint> owed(Viewer reader, int limit) {
        return new Which(reader)
                .and(OWED)
                .list("order by case when c.answer_due is null then 1 else 0 end, c.answer_due, c.number", limit);
    }

    /** Those whose answer waits for the customer, what closes first before. */
    public List<Complaint> waiting(Viewer reader, int limit) {
        return new Which(reader).and("c.stage = 'ANSWERED'").list("order by r.close_at, c.number", limit);
    }

    /** Those with the same cause that came since, the newest first. */
    public List<Complaint> ofCause(String cause, Instant since, Viewer reader, int limit) {
        return new Which(reader)
                .and("c.cause = ? and c.received_at >= ?", cause, RowTime.of(since))
                .list("order by c.number desc", limit);
    }

    public Counts counts(Viewer reader) {
        return new Counts(
                open(reader),
                new Which(reader).and(OWED).count(),
                late(reader),
                new Which(reader).and(OWED).and("c.round > 1").count(),
                new Which(reader)
                        .and("c.stage <> 'CLOSED' and c.safety_suspected = true")
                        .count(),
                new Which(reader).and("c.stage = 'ANSWERED'").count());
    }

    /** How many are not closed; exact up to {@link Page#COUNTED_TO}. */
    public long open(Viewer reader) {
        return new Which(reader).and("c.stage <> 'CLOSED'").count();
    }

    /** How many answers are owed whose time is over; exact up to {@link Page#COUNTED_TO}. */
    public long late(Viewer reader) {
        return new Which(reader)
                .and(OWED)
                .and("c.answer_due < ?", RowTime.of(clock.instant()))
                .count();
    }

    /** @throws NotFound when there is none of that name, or none for this reader: the two are never told apart */
    public Complaint get(String ref, Viewer reader) {
        return new Which(reader)
                .and("c.ref = ?", ref).list("", 1).stream().findFirst().orElseThrow(() -> new NotFound("complaint"));
    }

    /** Cases that belong together with one, as far as this reader sees them, the newest first. */
    public List<Complaint> linked(Complaint complaint, Viewer reader) {
        return new Which(reader)
                .and(
                        "c.number in (select other from complaint_link where complaint = ?"
                                + " union all select complaint from complaint_link where other = ?)",
                        complaint.number(),
                        complaint.number())
                .list("order by c.number desc", Page.LARGEST);
    }

    /** The part of a statement behind {@code where}, with its values. */
    private final class Which {

        private String sql = "1 = 1";
        private final List<Object> values = new ArrayList<>();

        Which(Viewer reader) {
            switch (reader.rows()) {
                case ALL -> {
                    // nothing stays hidden
                }
                case OWN -> theirs(reader.name());
                case NONE -> and("1 = 0");
            }
        }

        private void theirs(String account) {
            var mine = queues.of(account);
            var owned = "c.customer_id in (select u.id from customer u where u.owner = ?)";
            var both = new ArrayList<Object>(mine);
            both.add(account);
            and(
                    mine.isEmpty()
                            ? owned
                            : "(c.queue in (" + String.join(", ", Collections.nCopies(mine.size(), "?")) + ") or "
                                    + owned + ")",
                    both.toArray());
        }

        Which of(Filter filter, Instant now) {
            if (filter.stage() != null) {
                and("c.stage = ?", filter.stage().name());
            }
            if (filter.category() != null) {
                and("c.category = ?", filter.category().word());
            }
            if (filter.customer() != null) {
                and("c.customer_id = ?", filter.customer().value());
            }
            if (filter.sourceRef() != null) {
                and("c.source_ref = ?", filter.sourceRef());
            }
            if (filter.open() != null) {
                and(filter.open() ? "c.stage <> 'CLOSED'" : "c.stage = 'CLOSED'");
            }
            if (filter.overdue()) {
                and(OWED).and("c.answer_due < ?", RowTime.of(now));
            }
            return this;
        }

        Which in(Part part, Instant now) {
            return switch (part) {
                case OPEN, MINE, NOBODYS -> and("c.stage <> 'CLOSED'");
                case OWED -> and(OWED);
                case LATE -> and(OWED).and("c.answer_due < ?", RowTime.of(now));
                case REOPENED -> and(OWED).and("c.round > 1");
                case SAFETY -> and("c.stage <> 'CLOSED' and c.safety_suspected = true");
                case WAITING -> and("c.stage = 'ANSWERED'");
                case CLOSED -> and("c.stage = 'CLOSED'");
            };
        }

        Which among(Collection<Long> numbers) {
            return numbers.isEmpty()
                    ? and("1 = 0")
                    : and(
                            "c.number in (" + String.join(", ", Collections.nCopies(numbers.size(), "?")) + ")",
                            numbers.toArray());
        }

        Which and(String condition, Object... itsValues) {
            sql += " and " + condition;
            values.addAll(List.of(itsValues));
            return this;
        }

        long count() {
            return jdbc.sql("select count(*) from (select 1 from complaint c where " + sql + " fetch first "
                            + (Page.COUNTED_TO + 1) + " rows only) counted")
                    .params(values)
                    .query(Long.class)
                    .single();
        }

        List<Complaint> page(String order, int page, int limit) {
            return list(order + " offset " + (long) page * limit + " rows", limit);
        }

        List<Complaint> list(String order, int limit) {
            return jdbc.sql(ComplaintRows.COLUMNS + ComplaintRows.FROM + "where " + sql + " " + order + " fetch first "
                            + limit + " rows only")
                    .params(values)
                    .query(ComplaintRows::read)
                    .list();
        }
    }
}
