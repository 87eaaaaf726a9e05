package io.wayline.journey.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.instance.InstanceState.Move;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** Who is on which journey: one row an instance, and the row that lets a customer enter only as often as they may. */
@Component
public class Instances {

    private final JdbcClient jdbc;
    private final Clock clock;

    Instances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A row of the table as it is. */
    public record Row(
            String id,
            String journey,
            String definitionId,
            String customerId,
            String subject,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime pausedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String endedBy,
            @Nullable String cancelledBy,
            @Nullable String cancelReason) {

        public CustomerId customer() {
            return new CustomerId(customerId);
        }
    }

    /**
     * Takes the customer's right to enter, in the caller's transaction.
     *
     * @param subject what this entry is about, where the journey may be entered once for each; else empty
     * @return false when the right is used up, or not theirs again yet
     */
    public boolean enter(JourneyModel journey, CustomerId customer, String subject) {
        if (journey.reEntry() instanceof ReEntry.Always) {
            return true;
        }
        return enterAgain(journey, customer, subject) || enterFirst(journey, customer, subject);
    }

    private boolean enterAgain(JourneyModel journey, CustomerId customer, String subject) {
        if (!(journey.reEntry() instanceof ReEntry.NotWithin)) {
            return false;
        }
        return jdbc.sql("""
                        update journey_entry set free_from = null
                        where journey = ? and customer_id = ? and subject = ? and free_from <= ?""")
                        .params(journey.key(), customer.value(), subject, RowTime.of(clock.instant()))
                        .update()
                == 1;
    }

    private boolean enterFirst(JourneyModel journey, CustomerId customer, String subject) {
        return jdbc.sql("""
                        insert into journey_entry (journey, customer_id, subject)
                        select ?, ?, ? where not exists (select 1 from journey_entry
                            where journey = ? and customer_id = ? and subject = ?)""")
                        .params(journey.key(), customer.value(), subject, journey.key(), customer.value(), subject)
                        .update()
                == 1;
    }

    /** Whether {@link #enter} would take the right now, of a journey that is entered as a whole; takes nothing. */
    public boolean mayEnter(JourneyModel journey, CustomerId customer) {
        return !(journey.reEntry() instanceof ReEntry.Once || journey.reEntry() instanceof ReEntry.NotWithin)
                || isFree(journey, customer);
    }

    private boolean isFree(JourneyModel journey, CustomerId customer) {
        var again = journey.reEntry() instanceof ReEntry.NotWithin;
        return jdbc.sql("""
                        select count(*) from journey_entry
                        where journey = ? and customer_id = ? and subject = ''
                            and (not ? or free_from is null or free_from > ?)""")
                        .params(journey.key(), customer.value(), again, RowTime.of(clock.instant()))
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Gives the right to enter back, after the pause that the journey asks for; in the caller's transaction. */
    public void left(JourneyModel journey, Row row) {
        if (journey.reEntry() instanceof ReEntry.NotWithin notWithin) {
            jdbc.sql("update journey_entry set free_from = ? where journey = ? and customer_id = ? and subject = ?")
                    .params(
                            RowTime.of(clock.instant().plus(notWithin.pause())),
                            row.journey(),
                            row.customerId(),
                            row.subject())
                    .update();
        }
    }

    /** @return false when it was paused already, or has ended */
    public boolean paused(String id) {
        return jdbc.sql("update journey_instance set paused_at = ? where id = ? and " + Move.PAUSE.guard())
                        .params(RowTime.of(clock.instant()), id)
                        .update()
                == 1;
    }

    /**
     * Marks an instance as cancelled and stops it where it stands; to be ended next.
     *
     * @return false when that is done already, or it has ended
     */
    public boolean cancelling(String id, String by, String reason) {
        var now = RowTime.of(clock.instant());
        var marked =
                jdbc.sql("""
                        update journey_instance
                        set cancelled_by = ?, cancel_reason = ?, paused_at = coalesce(paused_at, ?)
                        where id = ? and\s""" + Move.CANCEL.guard()).params(by, reason, now, id).update() == 1;
        if (marked) {
            jdbc.sql("insert into journey_cancel (instance_id, asked_at) values (?, ?)")
                    .params(id, now)
                    .update();
        }
        return marked;
    }

    /** Those that are marked and have not ended, the oldest first. */
    public List<String> cancelling(int limit) {
        return jdbc.sql("select instance_id from journey_cancel where not "
                        + SetAside.rests(Cancellations.LOOP, "instance_id", "?")
                        + " order by asked_at, instance_id fetch first ? rows only")
                .params(RowTime.of(clock.instant()), limit)
                .query(String.class)
                .list();
    }

    /** The engine knows nothing of it any more. */
    void cancelDone(String id) {
        ended(id, "");
        jdbc.sql("delete from journey_cancel where instance_id = ?").param(id).update();
    }

    /** @return false when it was not paused, is being cancelled, or has ended */
    public boolean resumed(String id) {
        return jdbc.sql("update journey_instance set paused_at = null where id = ? and " + Move.RESUME.guard())
                        .param(id)
                        .update()
                == 1;
    }

    /** @return false when it has ended already */
    public boolean cancelled(String id, String by, String reason) {
        return jdbc.sql(
                                "update journey_instance set cancelled_by = ?, cancel_reason = ? where id = ? and ended_at is null")
                        .params(by, reason, id)
                        .update()
                == 1;
    }

    public void started(String id, JourneyModel journey, CustomerId customer, String subject) {
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(id, journey.key(), journey.definition(), customer.value(), subject, RowTime.of(clock.instant()))
                .update();
    }

    public void ended(String id, String end) {
        jdbc.sql("update journey_instance set ended_at = ?, ended_by = ? where id = ? and ended_at is null")
                .params(RowTime.of(clock.instant()), end, id)
                .update();
    }

    public Optional<Row> find(String id) {
        return jdbc.sql("select * from journey_instance where id = ?")
                .param(id)
                .query(Instances::row)
                .optional();
    }

    public List<Row> liveOf(CustomerId customer) {
        return jdbc.sql("select * from journey_instance where customer_id = ? and ended_at is null order by started_at")
                .param(customer.value())
                .query(Instances::row)
                .list();
    }

    /** Those that a customer is on, the one that began last first. */
    public List<Row> live(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from journey_instance where customer_id = ? and ended_at is null
                        order by started_at desc, id fetch first ? rows only""")
                .params(customer.value(), limit)
                .query(Instances::row)
                .list();
    }

    /** Those that a customer has behind them, the one that ended last first. */
    public List<Row> ended(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from journey_instance where customer_id = ? and ended_at is not null
                        order by ended_at desc, id fetch first ? rows only""")
                .params(customer.value(), limit)
                .query(Instances::row)
                .list();
    }

    /**
     * What a customer's right to enter a journey again hangs on.
     *
     * @param startedAt when they entered it last
     * @param endedAt when that was over, or null while it is not
     * @param freeFrom from when on they may again, or null when they may not, or nobody knows yet
     */
    public record LastEntry(
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant freeFrom) {}

    /** The last time that a customer entered a journey as a whole. */
    public Optional<LastEntry> lastEntry(String journey, CustomerId customer) {
        return jdbc.sql("""
                        select i.started_at, i.ended_at,
                            (select e.free_from from journey_entry e where e.journey = i.journey
                                and e.customer_id = i.customer_id and e.subject = '') as free_from
                        from journey_instance i where i.customer_id = ? and i.journey = ?
                        order by case when i.ended_at is null then 0 else 1 end, i.started_at desc, i.id
                        fetch first 1 rows only""")
                .params(customer.value(), journey)
                .query((row, number) -> new LastEntry(
                        RowTime.read(row, "started_at"),
                        RowTime.readNullable(row, "ended_at"),
                        RowTime.readNullable(row, "free_from")))
                .optional();
    }

    /** All of a customer's, those on the way first, then the newest first. */
    public List<Row> of(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from journey_instance where customer_id = ?
                        order by case when ended_at is null then 0 else 1 end, started_at desc, id
                        fetch first ? rows only""")
                .params(customer.value(), limit)
                .query(Instances::row)
                .list();
    }

    /** Those of a journey that started before the given one, newest first. */
    public List<Row> list(String journey, boolean liveOnly, OffsetDateTime before, String beforeId, int limit) {
        return jdbc.sql("select * from journey_instance where journey = ?"
                        + (liveOnly ? " and ended_at is null" : "")
                        + " and (started_at < ? or (started_at = ? and id < ?))"
                        + " order by started_at desc, id desc fetch first ? rows only")
                .params(journey, before, before, beforeId, limit)
                .query(Instances::row)
                .list();
    }

    public long count(String journey, boolean liveOnly, long most) {
        return jdbc.sql("select count(*) from (select 1 from journey_instance where journey = ?"
                        + (liveOnly ? " and ended_at is null" : "") + " fetch first ? rows only) counted")
                .params(journey, most)
                .query(Long.class)
                .single();
    }

    /** A journey and how many are on it. */
    public record Live(String journey, long instances) {}

    /** A version and how many are on it. */
    public record OnVersion(String definitionId, long instances) {}

    public List<OnVersion> liveByVersion(String journey) {
        return jdbc.sql("""
                        select definition_id, count(*) as instances from journey_instance
                        where journey = ? and ended_at is null group by definition_id""")
                .param(journey)
                .query((row, number) -> new OnVersion(row.getString("definition_id"), row.getLong("instances")))
                .list();
    }

    public List<Live> live() {
        return jdbc.sql("""
                        select journey, count(*) as instances from journey_instance
                        where ended_at is null group by journey""")
                .query((row, number) -> new Live(row.getString("journey"), row.getLong("instances")))
                .list();
    }

    /**
     * How many entered each of these journeys from one moment until before the other; journeys nobody entered are left out.
     * Each is a range of an index: without their keys all that ever entered would be looked at.
     */
    public List<Live> enteredBetween(List<String> journeys, Instant from, Instant to) {
        if (journeys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select journey, count(*) as instances from journey_instance
                        where journey in (:journeys) and started_at >= :from and started_at < :to group by journey""")
                .param("journeys", journeys)
                .param("from", RowTime.of(from))
                .param("to", RowTime.of(to))
                .query((row, number) -> new Live(row.getString("journey"), row.getLong("instances")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("journey"),
                row.getString("definition_id"),
                row.getString("customer_id"),
                row.getString("subject"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("paused_at", OffsetDateTime.class),
                row.getObject("ended_at", OffsetDateTime.class),
                row.getString("ended_by"),
                row.getString("cancelled_by"),
                row.getString("cancel_reason"));
    }
}
