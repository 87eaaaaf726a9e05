package io.wayline.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.shared.RowTime;

/**
 * The one way in for business events, from other systems and from our own features alike. An event is kept once per
 * source and id, for as long as its row lives; handling it is the correlator's work.
 */
@Component
public class EventInbox {

    /** As large as one event's data may be, in characters of JSON. */
    public static final int MAX_DATA = 65_536;

    private static final String KEEP = """
            insert into inbox_event (source, event_id, type, subject, occurred_at, received_at, history,
                data, content_hash, lane, state, due_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?,
                coalesce((select lane from inbox_route where subject = ?), cast(? as smallint)),
                'RECEIVED', ?
            where not exists (select 1 from inbox_event where source = ? and event_id = ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper canonical;
    private final Clock clock;
    private final EventSchemas schemas;
    private final List<EventHandler> handlers;
    private final ApplicationEventPublisher signals;

    EventInbox(
            JdbcClient jdbc,
            JdbcTemplate batches,
            JsonMapper json,
            Clock clock,
            EventSchemas schemas,
            List<EventHandler> handlers,
            ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.canonical =
                json.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
        this.clock = clock;
        this.schemas = schemas;
        this.handlers = handlers;
        this.signals = signals;
    }

    /**
     * Says whether an event could be kept, without keeping it.
     *
     * @return what {@link #record(CheckedEvent)} keeps
     * @throws Refusal when it could not; {@link InvalidEvent} names every field at fault
     */
    public CheckedEvent check(NewEvent event) {
        schemas.check(event);
        var data = canonical.writeValueAsString(event.data());
        if (data.length() > MAX_DATA) {
            throw new InvalidEvent(List.of(new Refusal.Finding(
                    "/data", "is larger than %d characters: send ids, not documents".formatted(MAX_DATA))));
        }
        try {
            handlers.forEach(handler -> handler.check(event));
        } catch (InvalidValue ofTheData) {
            throw new InvalidEvent(ofTheData.findings().stream()
                    .map(finding -> new Refusal.Finding("/data/" + finding.pointer(), finding.detail()))
                    .toList());
        }
        return new CheckedEvent(event, data);
    }

    /**
     * Checks an event and keeps it, as {@link #record(CheckedEvent)} does.
     *
     * @throws Refusal when the event is not valid, or its id stands for another event ({@link EventIdReused})
     */
    @Transactional
    public Recorded record(NewEvent event) {
        return record(check(event));
    }

    /**
     * Keeps an event, in the caller's transaction or one of its own. A repeat of the same event changes nothing and
     * gives the first one's receipt.
     *
     * @throws EventIdReused when its id stands for another event
     * @throws org.springframework.dao.DuplicateKeyException when another transaction keeps the same event at this very
     *     moment; the caller's transaction is lost then, and trying again gives the receipt
     */
    @Transactional
    public Recorded record(CheckedEvent checked) {
        var event = checked.event();
        var data = checked.data();
        var hash = hash(event, data);
        var now = now();
        var key = new GeneratedKeyHolder();
        var kept = jdbc.sql(KEEP).params(values(event, data, hash, now)).update(key, "id");
        if (kept == 0) {
            return receipt(event, hash);
        }
        signals.publishEvent(new EventsWaiting());
        return new Recorded(key.getKeyAs(Long.class), false);
    }

    /**
     * Keeps many events of our own at once, in the caller's transaction or one of its own. One that was kept before is
     * passed over.
     *
     * @param events of which the sender knows that an id stands for one event
     * @throws Refusal when one of them is not valid; then none is kept
     */
    @Transactional
    public void recordAll(List<NewEvent> events) {
        var now = now();
        var rows = events.stream()
                .map(this::check)
                .map(each -> values(each.event(), each.data(), hash(each.event(), each.data()), now)
                        .toArray())
                .toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate(KEEP, rows);
            signals.publishEvent(new EventsWaiting());
        }
    }

    private static List<Object> values(NewEvent event, String data, String hash, OffsetDateTime now) {
        return List.of(
                event.source(),
                event.id(),
                event.type(),
                event.subject().value(),
                event.time() == null ? now : RowTime.of(event.time()),
                now,
                event.history(),
                data,
                hash,
                event.subject().value(),
                Lane.of(event.subject()),
                now,
                event.source(),
                event.id());
    }

    /**
     * Lets events go on that waited for a customer, because that customer is known now; in the caller's transaction.
     * Events keep the order in which they had come.
     */
    public void customerKnown(CustomerRef customer) {
        var freed = jdbc.sql("""
                        update inbox_event set state = 'RECEIVED', due_at = ?, note = null
                        where subject = ? and state = 'UNKNOWN_CUSTOMER'""").params(now(), customer.value()).update();
        if (freed > 0) {
            signals.publishEvent(new EventsWaiting());
        }
    }

    private Recorded receipt(NewEvent event, String hash) {
        return jdbc.sql("select id, content_hash from inbox_event where source = ? and event_id = ?")
                .params(event.source(), event.id())
                .query((row, number) -> {
                    if (!hash.equals(row.getString("content_hash"))) {
                        throw new EventIdReused(row.getLong("id"));
                    }
                    return new Recorded(row.getLong("id"), true);
                })
                .single();
    }

    /** The time of arrival is no part of it: a repeat without a time of its own is still a repeat. */
    private static String hash(NewEvent event, String data) {
        var content = String.join(
                "\n",
                event.type(),
                event.subject().value(),
                String.valueOf(event.time()),
                String.valueOf(event.history()),
                data);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private OffsetDateTime now() {
        return RowTime.of(clock.instant());
    }

    /** Told to the node's correlator, which listens after the commit. */
    record EventsWaiting() {}
}
