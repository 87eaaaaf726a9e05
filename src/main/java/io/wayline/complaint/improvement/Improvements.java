package io.wayline.complaint.improvement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintProgress;
import io.wayline.complaint.ComplaintProgress.Work;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.timeline.Cause;

/**
 * The measures that were planned after complaints. Supervisors, operations, and administrators see all; everybody else
 * those that are theirs to do. A measure is kept without what would tell who complained: it stays when they are erased.
 */
@Component
public class Improvements {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_OWNER = 100;
    private static final int FEWEST_LETTERS = 2;
    private static final String LEFT_OUT = "…";

    private static final String COLUMNS =
            "select i.*, c.ref as complaint_ref from improvement i left join complaint c on c.number = i.complaint ";

    private final JdbcClient jdbc;
    private final Complaints complaints;
    private final ComplaintProgress progress;
    private final Customers customers;
    private final Accounts accounts;
    private final Clock clock;
    private final ZoneId zone;

    Improvements(
            JdbcClient jdbc,
            Complaints complaints,
            ComplaintProgress progress,
            Customers customers,
            Accounts accounts,
            Clock clock,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.complaints = complaints;
        this.progress = progress;
        this.customers = customers;
        this.accounts = accounts;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What somebody plans.
     *
     * @param owner the name or the account of a colleague, or a part of the company
     * @param by the account of who plans it
     */
    public record Plan(
            String measure, String owner, @Nullable LocalDate due, String by) {}

    /** Which measures stand together. */
    public enum Part {
        /** Not done: what is due first stands first. */
        OPEN,
        /** Not done, and its day is over. */
        LATE,
        /** The last one first. */
        DONE
    }

    /** @param late of the open ones; each exact up to {@link Page#COUNTED_TO}, and one more when there are more */
    public record Counts(long open, long late, long done) {}

    /** Keeps a measure after a complaint, in the caller's transaction; the complaint tells of it in the planner's words. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Complaint plan(CustomerId customer, String sourceRef, Plan plan, Cause cause) {
        var complaint = progress.improve(customer, sourceRef, new Work(plan.measure(), plan.by()), cause);
        var found = complaint.cause();
        var names = names(complaint);
        jdbc.sql("""
                        insert into improvement (complaint, cause, unit, product, measure, owner, owner_account, due,
                            planned_by, planned_at)
                        select c.number, ?, ?, c.product, ?, ?, ?, cast(? as date), ?, cast(? as timestamp(6) with time zone)
                        from complaint c where c.number = ?""")
                .params(
                        found == null ? "unknown" : found.word(),
                        found == null ? null : found.unit(),
                        without(names, cut(plan.measure(), LONGEST)),
                        without(names, cut(plan.owner(), LONGEST_OWNER)),
                        account(plan.owner()).orElse(null),
                        plan.due(),
                        plan.by(),
                        RowTime.of(clock.instant()),
                        complaint.number())
                .update();
        return complaint;
    }

    /**
     * Says what was done; only whose measure it is, and supervisors, may.
     *
     * @return false when it was done before: then nothing changes
     * @throws NotFound when there is none of that id for this reader
     * @throws NotYours when it is somebody else's
     * @throws InvalidValue when nothing is said, or more than 4,000 characters
     */
    @Transactional
    public boolean done(long id, String note, Colleague by) {
        var measure = get(id, Viewer.of(by));
        if (!mayFinish(measure, by)) {
            throw new NotYours();
        }
        var said = note.strip();
        if (said.isEmpty()) {
            throw new InvalidValue("note", "is empty", "say what was done");
        }
        if (said.length() > LONGEST) {
            throw new InvalidValue("note", "is too long", "write at most 4,000 characters");
        }
        return jdbc.sql("""
                                update improvement set done_at = ?, done_by = ?, done_note = ?
                                where id = ? and done_at is null""")
                        .params(RowTime.of(clock.instant()), by.getName(), without(names(measure), said), id)
                        .update()
                == 1;
    }

    /** Whether this reader may say that it is done. */
    public static boolean mayFinish(Improvement measure, Colleague reader) {
        return reader.is(Role.SUPERVISOR) || reader.getName().equals(measure.ownerAccount());
    }

    /** @throws NotFound when there is none of that id, or none for this reader: the two are never told apart */
    public Improvement get(long id, Viewer reader) {
        return new Which(reader)
                .and("i.id = ?", id).list("", 1).stream().findFirst().orElseThrow(() -> new NotFound("improvement"));
    }

    /** @param page which of them, from 0 */
    public Page<Improvement> page(Part part, Viewer reader, int page, int limit) {
        var which = new Which(reader).in(part);
        var order = part == Part.DONE
                ? "order by i.done_at desc, i.id desc"
                : "order by case when i.due is null then 1 else 0 end, i.due, i.id";
        return Page.of(which.list(order + " offset " + (long) page * limit + " rows", limit), which.count(), null);
    }

    public Counts counts(Viewer reader) {
        return new Counts(
                new Which(reader).in(Part.OPEN).count(),
                late(reader),
                new Which(reader).in(Part.DONE).count());
    }

    /** How many of those that this reader sees are late; exact up to {@link Page#COUNTED_TO}. */
    public long late(Viewer reader) {
        return new Which(reader).in(Part.LATE).count();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Whose account a text names: by the account itself, or by a name that one colleague has. */
    private Optional<String> account(String owner) {
        var named = owner.strip();
        var working = accounts.working(EnumSet.allOf(Role.class));
        var byAccount = working.stream()
                .map(person -> person.username())
                .filter(username -> username.equals(named.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (byAccount.isPresent()) {
            return byAccount;
        }
        var byName = working.stream()
                .filter(person -> person.displayName().equalsIgnoreCase(named))
                .map(person -> person.username())
                .toList();
        return byName.size() == 1 ? Optional.of(byName.get(0)) : Optional.empty();
    }

    /** What who complained is called, the longest first. */
    private List<String> names(Complaint complaint) {
        var order = complaint.order();
        return Stream.of(
                        customers.find(complaint.customer()).map(Customer::name),
                        customers
                                .find(complaint.customer())
                                .map(each -> each.ref().value()),
                        Optional.ofNullable(order == null ? null : order.ref()),
                        jdbc
                                .sql("select contact_name from complaint where number = ?")
                                .param(complaint.number())
                                .query((row, at) -> Optional.ofNullable(row.getString("contact_name")))
                                .list()
                                .stream()
                                .flatMap(Optional::stream)
                                .findFirst())
                .flatMap(Optional::stream)
                .filter(name -> name.codePointCount(0, name.length()) >= FEWEST_LETTERS)
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** As of the complaint that it was planned after, as long as that is there. */
    private List<String> names(Improvement measure) {
        return Optional.ofNullable(measure.complaint())
                .flatMap(complaints::find)
                .map(this::names)
                .orElse(List.of());
    }

    private static String without(List<String> names, String text) {
        var rest = text;
        for (var name : names) {
            // Chinese has no spaces between words, so there a name is left out wherever it stands
            var inside = name.codePoints().anyMatch(Character::isIdeographic);
            var word =
                    inside ? Pattern.quote(name) : "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
            rest = rest.replaceAll("(?iu)" + word, LEFT_OUT);
        }
        return FieldAccess.MASKED.words(rest);
    }

    private static String cut(String text, int most) {
        var said = text.strip();
        return said.length() <= most ? said : said.substring(0, most);
    }

    private static Improvement read(ResultSet row, int at) throws SQLException {
        var due = row.getDate("due");
        var doneAt = RowTime.readNullable(row, "done_at");
        return new Improvement(
                row.getLong("id"),
                row.getString("complaint_ref"),
                row.getString("cause"),
                row.getString("unit"),
                row.getString("product"),
                row.getString("measure"),
                row.getString("owner"),
                row.getString("owner_account"),
                due == null ? null : due.toLocalDate(),
                row.getString("planned_by"),
                RowTime.read(row, "planned_at"),
                doneAt == null
                        ? null
                        : new Improvement.Done(doneAt, row.getString("done_by"), row.getString("done_note")));
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
                case OWN -> and("i.owner_account = ?", reader.name());
                case NONE -> and("1 = 0");
            }
        }

        Which in(Part part) {
            return switch (part) {
                case OPEN -> and("i.done_at is null");
                case LATE -> and("i.done_at is null and i.due < ?", today());
                case DONE -> and("i.done_at is not null");
            };
        }

        Which and(String condition, Object... itsValues) {
            sql += " and " + condition;
            values.addAll(List.of(itsValues));
            return this;
        }

        long count() {
            return jdbc.sql("select count(*) from (select 1 from improvement i where " + sql + " fetch first "
                            + (Page.COUNTED_TO + 1) + " rows only) counted")
                    .params(values)
                    .query(Long.class)
                    .single();
        }

        List<Improvement> list(String order, int limit) {
            return jdbc.sql(COLUMNS + "where " + sql + " " + order + " fetch first " + limit + " rows only")
                    .params(values)
                    .query(Improvements::read)
                    .list();
        }
    }
}
