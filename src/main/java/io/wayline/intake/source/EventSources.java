package io.wayline.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.OwnSource;

/** The sources that administrators set up; any other source may send with a key alone. */
@Component
public class EventSources {

    private static final Logger log = LoggerFactory.getLogger(EventSources.class);

    private final JdbcClient jdbc;
    private final SourceSecrets seals;
    private final Clock clock;

    EventSources(JdbcClient jdbc, SourceSecrets seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** Every source, by name. */
    public List<EventSource> list() {
        return jdbc.sql("select * from event_source order by name fetch first 1000 rows only")
                .query(EventSources::source)
                .list();
    }

    public Optional<EventSource> find(String name) {
        return jdbc.sql("select * from event_source where name = ?")
                .param(name)
                .query(EventSources::source)
                .optional();
    }

    /**
     * Sets up a source, or changes what it may send; its secrets stay as they are.
     *
     * @param types the event types it may send; empty for any
     * @param rate events a second, or null for the default; {@code burst} alike
     * @throws InvalidValue when a value cannot be
     */
    @Transactional
    public EventSource save(String name, List<String> types, @Nullable Integer rate, @Nullable Integer burst) {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name", "is not a source", "use 1 to 200 characters, no control characters");
        }
        if (OwnSource.isReserved(name)) {
            throw new InvalidValue(
                    "name",
                    "begins with wayline:, by which Wayline names its own doors",
                    "name the system that sends, such as shop:main");
        }
        if (types.stream().anyMatch(type -> !type.matches("[a-z0-9.-]{3,200}"))) {
            throw new InvalidValue("types", "has an entry that is no event type", "send types such as order.placed");
        }
        var joined = String.join(" ", new TreeSet<>(types));
        if (joined.length() > 4_000) {
            throw new InvalidValue("types", "has too many entries", "leave it empty to allow any type");
        }
        positive("rate", rate);
        positive("burst", burst);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var changed = jdbc.sql(
                        "update event_source set types = ?, rate = cast(? as integer), burst = cast(? as integer), changed_at = ? where name = ?")
                .params(joined, rate, burst, now, name)
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into event_source (name, types, rate, burst, changed_at)
                            values (?, ?, cast(? as integer), cast(? as integer), ?)""").params(name, joined, rate, burst, now).update();
        }
        return get(name);
    }

    /**
     * Gives a source a new secret. The one before stays good until the next time; the one before that ends now.
     *
     * @param by who asked for it, for the log
     * @return the new secret as the source keeps it, {@code whsec_} and base64; it is never shown again
     * @throws NotFound when there is no such source
     */
    @Transactional
    public String rotateSecret(String name, String by) {
        var secret = seals.fresh();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var changed =
                jdbc.sql("""
                        update event_source set previous_secret = secret, secret = ?, rotated_at = ?, changed_at = ?
                        where name = ?""").params(seals.seal(name, secret), now, now, name).update();
        if (changed == 0) {
            throw new NotFound("event source");
        }
        log.info("Secret of event source {} rotated by {}", name, by);
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /**
     * Forgets a source and its secrets; a key alone is enough for it again.
     *
     * @throws NotFound when there is no such source
     */
    @Transactional
    public void delete(String name, String by) {
        if (jdbc.sql("delete from event_source where name = ?").param(name).update() == 0) {
            throw new NotFound("event source");
        }
        log.info("Event source {} deleted by {}", name, by);
    }

    /** The secrets that are good now, the newest first; none when the source is unknown or has none. */
    List<byte[]> secrets(String name) {
        var secrets = new ArrayList<byte[]>();
        jdbc.sql("select secret, previous_secret from event_source where name = ?")
                .param(name)
                .query(row -> {
                    for (var column : List.of("secret", "previous_secret")) {
                        if (row.getString(column) != null) {
                            secrets.add(seals.open(name, row.getString(column)));
                        }
                    }
                });
        return secrets;
    }

    private EventSource get(String name) {
        return find(name).orElseThrow(() -> new NotFound("event source"));
    }

    private static void positive(String field, @Nullable Integer number) {
        if (number != null && (number < 1 || number > 1_000_000)) {
            throw new InvalidValue(field, "is out of range", "send 1 to 1000000, or leave it out for the default");
        }
    }

    private static EventSource source(ResultSet row, int number) throws SQLException {
        var types = row.getString("types");
        var rotatedAt = row.getObject("rotated_at", OffsetDateTime.class);
        return new EventSource(
                row.getString("name"),
                types.isEmpty() ? List.of() : List.of(types.split(" ")),
                row.getObject("rate", Integer.class),
                row.getObject("burst", Integer.class),
                row.getString("secret") != null,
                rotatedAt == null ? null : rotatedAt.toInstant());
    }
}
