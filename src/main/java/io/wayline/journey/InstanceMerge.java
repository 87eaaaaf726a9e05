package io.wayline.journey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.journey.retained.InstanceTables;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Makes the journeys of two customers those of one. Where the journey's re-entry would not have let the kept one enter,
 * the merged one's way ends; every other goes on for the kept one from where it stands.
 */
@Component
@Order(300)
class InstanceMerge implements MergeParticipant {

    private static final Logger log = LoggerFactory.getLogger(InstanceMerge.class);

    private final JdbcClient jdbc;
    private final InstanceTables tables;
    private final Instances instances;
    private final JourneyModels models;
    private final Engine engine;
    private final Timeline timeline;
    private final Clock clock;

    InstanceMerge(
            JdbcClient jdbc,
            InstanceTables tables,
            Instances instances,
            JourneyModels models,
            Engine engine,
            Timeline timeline,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.instances = instances;
        this.models = models;
        this.engine = engine;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The right to enter a journey; {@code freeFrom} null means that it is used up, or in use. */
    private record Right(
            String journey, String subject, @Nullable Instant freeFrom) {

        static Right read(ResultSet row, int number) throws SQLException {
            var from = row.getObject("free_from", OffsetDateTime.class);
            return new Right(
                    row.getString("journey"), row.getString("subject"), from == null ? null : from.toInstant());
        }
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var live = instances.liveOf(merge.merged());
        var rights = rights(merge.kept().value());
        var ending = live.stream().filter(row -> isTaken(row, rights)).count();
        return List.of(
                new Effect("journeys-going-on", live.size() - ending),
                new Effect("journeys-ending", ending),
                new Effect(
                        "tasks",
                        engine.openTasks(live.stream().map(Instances.Row::id).toList())));
    }

    @Override
    public void merge(CustomerMerge merge) {
        var rights = rights(merge.kept().value());
        for (var row : instances.liveOf(merge.merged())) {
            if (isTaken(row, rights)) {
                end(row, merge);
            } else {
                engine.handOver(row.id(), merge.kept());
            }
        }
        unite(merge, rights);
        for (var table : tables.all()) {
            jdbc.sql("update " + table + " set customer_id = ? where customer_id = ?")
                    .params(merge.kept().value(), merge.merged().value())
                    .update();
        }
    }

    private boolean isTaken(Instances.Row row, List<Right> rights) {
        return !(models.version(row.definitionId()).reEntry() instanceof ReEntry.Always)
                && rights.stream()
                        .filter(right -> right.journey().equals(row.journey())
                                && right.subject().equals(row.subject()))
                        .anyMatch(right ->
                                right.freeFrom() == null || right.freeFrom().isAfter(clock.instant()));
    }

    private void end(Instances.Row row, CustomerMerge merge) {
        var reason = "Merged into " + merge.keptRef();
        if (instances.cancelled(row.id(), merge.by(), reason)) {
            var journey = models.version(row.definitionId());
            timeline.add(new Entry(
                    merge.kept(),
                    clock.instant(),
                    "journey-cancelled",
                    Entry.Direction.INSIDE,
                    Map.of("journey", journey.name(), "drawn", DrawnElement.journey(journey), "reason", reason),
                    Cause.actor(merge.by())));
            engine.cancel(row.id(), "merged into another customer");
            log.info("Instance {} of journey {} ended by a merge", row.id(), row.journey());
        }
    }

    /** Of two rights to enter the same, the one that is free later stays. */
    private void unite(CustomerMerge merge, List<Right> ofKept) {
        for (var right : rights(merge.merged().value())) {
            var other = ofKept.stream()
                    .filter(kept -> kept.journey().equals(right.journey())
                            && kept.subject().equals(right.subject()))
                    .findFirst();
            if (other.isEmpty()) {
                jdbc.sql("""
                                update journey_entry set customer_id = ?
                                where journey = ? and customer_id = ? and subject = ?""")
                        .params(
                                merge.kept().value(),
                                right.journey(),
                                merge.merged().value(),
                                right.subject())
                        .update();
            } else if (isLater(right.freeFrom(), other.get().freeFrom())) {
                jdbc.sql("""
                                update journey_entry set free_from = (select o.free_from from journey_entry o
                                    where o.journey = ? and o.customer_id = ? and o.subject = ?)
                                where journey = ? and customer_id = ? and subject = ?""")
                        .params(
                                right.journey(),
                                merge.merged().value(),
                                right.subject(),
                                right.journey(),
                                merge.kept().value(),
                                right.subject())
                        .update();
            }
        }
        jdbc.sql("delete from journey_entry where customer_id = ?")
                .param(merge.merged().value())
                .update();
    }

    private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
        return other != null && (one == null || one.isAfter(other));
    }

    private List<Right> rights(String customer) {
        return jdbc.sql("select journey, subject, free_from from journey_entry where customer_id = ?")
                .param(customer)
                .query(Right::read)
                .list();
    }
}
