package io.wayline.journey.delivery;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.RetryPauses;
import io.wayline.background.SetAside;
import io.wayline.events.EventLog;
import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/**
 * Brings each event to each live instance that mentions its type, once: at once when it waits, else whenever it comes
 * to a wait within seven days. The engine itself forgets what nobody waits for.
 *
 * <p>An instance that reaches a wait makes its kept events due in its own transaction. When an event is kept at that
 * very moment neither transaction sees the other, so a kept event is also offered again by itself, with growing pauses.
 *
 * <p>An event that cannot be delivered is set aside, and the others go on. It does not expire then: a person sees it among
 * the incidents.
 */
@Component
public class Deliveries {

    /** Names what is set aside here; an item is an instance and an event, see {@link KeptEvent#item}. */
    public static final String LOOP = "journey.deliveries";

    /** SQL for the item of a row {@code d}. */
    public static final String ITEM = "d.instance_id || '/' || d.event_id";

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration KEPT_FOR = Duration.ofDays(7);
    private static final RetryPauses PAUSES = RetryPauses.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1));
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final Engine engine;
    private final JourneyModels models;
    private final EventLog events;
    private final SetAside aside;
    private final Clock clock;
    private final TransactionTemplate own;
    private final ApplicationEventPublisher signals;

    Deliveries(
            JdbcClient jdbc,
            Engine engine,
            JourneyModels models,
            EventLog events,
            SetAside aside,
            Clock clock,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.models = models;
        this.events = events;
        this.aside = aside;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.signals = signals;
    }

    /**
     * Brings an event to an instance, in the caller's transaction.
     *
     * @return false when the instance is not concerned: its journey does not mention the type, or it is about another
     *     thing
     */
    public boolean bring(BusinessEvent event, Instances.Row instance) {
        var journey = models.version(instance.definitionId());
        if (!mentions(journey, instance, event) && !models.callsListener(journey, event.type())) {
            return false;
        }
        var delivery = instance.pausedAt() == null
                ? engine.deliver(instance.id(), journey, event, instance.customer())
                : Engine.Delivery.NOT_YET;
        if (delivery == Engine.Delivery.NOT_CONCERNED) {
            return false;
        }
        var now = clock.instant();
        jdbc.sql("""
                        insert into journey_delivery (instance_id, event_id, type, state, offers, offer_at, expires_at)
                        values (?, ?, ?, ?, 0, ?, ?)""")
                .params(
                        instance.id(),
                        event.id(),
                        event.type(),
                        delivery == Engine.Delivery.TAKEN ? "TAKEN" : "KEPT",
                        RowTime.of(now.plus(PAUSES.after(1))),
                        RowTime.of(now.plus(KEPT_FOR)))
                .update();
        return true;
    }

    /** What the instance's own subject can rule out costs no look into the engine. */
    private static boolean mentions(JourneyModel journey, Instances.Row instance, BusinessEvent event) {
        var places = journey.waitsFor(event.type());
        if (journey.reEntry() instanceof ReEntry.PerSubject subject) {
            return places.stream()
                    .anyMatch(place -> !subject.field().equals(place.about())
                            || instance.subject().equals(event.text(subject.field())));
        }
        return !places.isEmpty();
    }

    /** Makes the kept events of an instance due, because it waits now; in the engine's transaction. */
    public void dueFor(String instance) {
        var due = jdbc.sql("update journey_delivery set offer_at = ? where instance_id = ? and state = 'KEPT'")
                .params(RowTime.of(clock.instant()), instance)
                .update();
        if (due > 0) {
            signals.publishEvent(new KeptEventsDue());
        }
    }

    /**
     * Offers every kept event whose time has come, the oldest first; each in a transaction of its own.
     *
     * @return how many were taken
     */
    public int offerDue() {
        var now = RowTime.of(clock.instant());
        var due = jdbc.sql("""
                        select d.instance_id, i.definition_id, i.customer_id, d.event_id, d.offers
                        from journey_delivery d join journey_instance i on i.id = d.instance_id
                        where d.state = 'KEPT' and d.offer_at <= ? and i.ended_at is null and i.paused_at is null
                            and not\s""" + SetAside.rests(LOOP, ITEM, "?") + """

                        order by d.event_id fetch first ? rows only""")
                .params(now, now, BATCH)
                .query((row, number) -> new KeptEvent(
                        row.getString("instance_id"),
                        row.getString("definition_id"),
                        new CustomerId(row.getString("customer_id")),
                        row.getLong("event_id"),
                        row.getInt("offers")))
                .list();
        var pass = aside.pass(LOOP, due.stream().map(KeptEvent::item).toList());
        return due.stream()
                .mapToInt(kept -> pass.count(kept.item(), () -> offeredAlone(kept)))
                .sum();
    }

    /** Gives up on events that no wait took in time, and on those of instances that have ended. */
    public int expire() {
        return jdbc.sql("""
                        update journey_delivery d set state = 'EXPIRED' where d.state = 'KEPT' and (d.expires_at <= ?
                            and not exists (select 1 from set_aside aside where aside.loop_name = ? and aside.item = %s)
                        or d.instance_id in (select id from journey_instance where ended_at is not null))""".formatted(ITEM))
                .params(RowTime.of(clock.instant()), LOOP)
                .update();
    }

    private int offeredAlone(KeptEvent kept) {
        return Boolean.TRUE.equals(own.execute(open -> offer(kept))) ? 1 : 0;
    }

    /** The first statement takes the row for this node; a crash after it gives the row back. */
    private boolean offer(KeptEvent kept) {
        var now = clock.instant();
        var pause = PAUSES.after(kept.offers() + 2);
        var mine = jdbc.sql("""
                        update journey_delivery set offers = offers + 1, offer_at = ?
                        where instance_id = ? and event_id = ? and state = 'KEPT' and offer_at <= ?""")
                .params(RowTime.of(now.plus(pause)), kept.instanceId(), kept.eventId(), RowTime.of(now))
                .update();
        if (mine == 0) {
            return false;
        }
        var event = events.event(kept.eventId());
        var delivery = engine.deliver(kept.instanceId(), models.version(kept.definitionId()), event, kept.customer());
        if (delivery != Engine.Delivery.TAKEN) {
            return false;
        }
        jdbc.sql("update journey_delivery set state = 'TAKEN' where instance_id = ? and event_id = ?")
                .params(kept.instanceId(), kept.eventId())
                .update();
        log.info("Event {} {} taken late by instance {}", event.id(), event.type(), kept.instanceId());
        return true;
    }

    private record KeptEvent(String instanceId, String definitionId, CustomerId customer, long eventId, int offers) {

        String item() {
            return instanceId + "/" + eventId;
        }
    }

    /** Told to this node's delivery thread after the commit. */
    record KeptEventsDue() {}
}
