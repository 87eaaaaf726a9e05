package io.wayline.customer.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;
import io.wayline.shared.SqlRows;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What many customers agreed to and refused, from a list of another system. No journey hears of it. With a time, a
 * statement counts as every other: the latest holds. Without one, a yes counts while nothing has been said about its
 * topic, and a no once: a list that is sent again takes back nothing that was said since.
 */
@Component
public class ImportedConsents {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    ImportedConsents(JdbcClient jdbc, Timeline timeline, Clock clock, ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * What a line says of one topic.
     *
     * @param at when it was said; null when the list does not tell
     */
    public record Told(
            ConsentTopic topic, boolean given, @Nullable Instant at) {}

    private record Place(CustomerId customer, ConsentTopic topic) {}

    private record Standing(boolean given, Instant at) {}

    /** What is kept; {@code dated} is what the list said of the time when that was in the future, so that it is known again. */
    private record Proof(
            String ref,
            Place place,
            boolean given,
            Instant at,
            @Nullable Instant dated) {}

    /**
     * Keeps them in the caller's transaction, with a number of statements that does not grow with theirs.
     *
     * @param origin where the list came from, for the timeline: an id and no name
     * @return the customers of whom something was kept
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<CustomerId> take(Map<CustomerId, List<Told>> told, String origin) {
        if (told.isEmpty()) {
            return Set.of();
        }
        var ids = told.keySet().stream().map(CustomerId::value).toArray(String[]::new);
        jdbc.sql("select id from customer where id = any(?) order by id for update")
                .param(1, ids)
                .query(String.class)
                .list();
        var standing = standing(ids);
        var before = Map.copyOf(standing);
        var known = imported(ids);
        var kept = new ArrayList<Proof>();
        var holding = new LinkedHashMap<Place, Proof>();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        told.forEach((customer, all) -> all.forEach(one -> {
            var place = new Place(customer, one.topic());
            var said = standing.get(place);
            if (counts(one, said, known.getOrDefault(place, Set.of()))) {
                var ahead = one.at() != null && one.at().isAfter(now);
                var at = one.at() == null || ahead ? now : one.at();
                var proof = new Proof(
                        UUID.randomUUID().toString(),
                        place,
                        one.given(),
                        at,
                        ahead ? one.at().truncatedTo(ChronoUnit.MICROS) : null);
                kept.add(proof);
                if (said == null || !at.isBefore(said.at())) {
                    standing.put(place, new Standing(one.given(), at));
                    holding.put(place, proof);
                }
            }
        }));
        write(kept, holding, now, origin);
        holding.values().stream()
                .filter(proof -> !proof.given())
                .filter(proof -> !before.containsKey(proof.place())
                        || before.get(proof.place()).given())
                .forEach(proof -> signals.publishEvent(
                        new ConsentEnded(proof.place().customer(), proof.place().topic(), Cause.system(origin))));
        return kept.stream().map(proof -> proof.place().customer()).collect(Collectors.toSet());
    }

    private static boolean counts(Told one, @Nullable Standing said, Set<Standing> imported) {
        var at = one.at();
        if (at != null) {
            return !imported.contains(new Standing(one.given(), at.truncatedTo(ChronoUnit.MICROS)));
        }
        return one.given()
                ? said == null
                : (said == null || said.given()) && imported.stream().allMatch(Standing::given);
    }

    private Map<Place, Standing> standing(String[] customers) {
        var standing = new HashMap<Place, Standing>();
        jdbc.sql("""
                        select c.customer_id, c.purpose, c.channel, c.given, p.at
                        from consent c join consent_proof p on p.id = c.proof_id where c.customer_id = any(?)""").param(1, customers).query(row -> {
            standing.put(
                    new Place(
                            new CustomerId(row.getString("customer_id")),
                            new ConsentTopic(row.getString("purpose"), row.getString("channel"))),
                    new Standing(row.getBoolean("given"), RowTime.read(row, "at")));
        });
        return standing;
    }

    private Map<Place, Set<Standing>> imported(String[] customers) {
        var imported = new HashMap<Place, Set<Standing>>();
        jdbc.sql("""
                        select customer_id, purpose, channel, given, coalesce(dated, at) as at from consent_proof
                        where customer_id = any(?) and source = 'IMPORT'""").param(1, customers).query(row -> {
            var place = new Place(
                    new CustomerId(row.getString("customer_id")),
                    new ConsentTopic(row.getString("purpose"), row.getString("channel")));
            imported.computeIfAbsent(place, first -> new HashSet<>())
                    .add(new Standing(row.getBoolean("given"), RowTime.read(row, "at")));
        });
        return imported;
    }

    private void write(List<Proof> kept, Map<Place, Proof> holding, Instant now, String origin) {
        if (kept.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(kept);
        jdbc.sql("""
                        insert into consent_proof (ref, customer_id, purpose, channel, given, at, dated, recorded_at, source,
                            said, cause_kind, cause_ref)
                        select r.ref, r.customer_id, r.purpose, r.channel, cast(r.given as boolean),
                            cast(r.at as timestamp(6) with time zone), cast(r.dated as timestamp(6) with time zone),
                            ?, 'IMPORT', ?, 'SYSTEM', ?
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array))
                            as r (ref, customer_id, purpose, channel, given, at, dated)""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        "list " + origin,
                        origin,
                        rows.column(Proof::ref),
                        rows.column(proof -> proof.place().customer()),
                        rows.column(proof -> proof.place().topic().purpose()),
                        rows.column(proof -> proof.place().topic().channel()),
                        rows.column(Proof::given),
                        rows.column(Proof::at),
                        rows.column(Proof::dated))
                .update();
        jdbc.sql("""
                        merge into consent c using (
                            select p.id, p.customer_id, p.purpose, p.channel, p.given from consent_proof p
                            where p.ref = any(?)) n
                        on c.customer_id = n.customer_id and c.purpose = n.purpose and c.channel = n.channel
                        when matched then update set given = n.given, proof_id = n.id
                        when not matched then insert (customer_id, purpose, channel, given, proof_id)
                            values (n.customer_id, n.purpose, n.channel, n.given, n.id)""")
                .param(1, holding.values().stream().map(Proof::ref).toArray(String[]::new))
                .update();
        timeline.addAll(kept.stream().map(proof -> entry(proof, origin)).toList());
    }

    private static Entry entry(Proof proof, String origin) {
        return new Entry(
                proof.place().customer(),
                proof.at(),
                proof.given() ? "consent-given" : "consent-withdrawn",
                Entry.Direction.IN,
                Map.of(
                        "purpose", proof.place().topic().purpose(),
                        "channel", proof.place().topic().channel(),
                        "through", ConsentSource.IMPORT.word()),
                Cause.system(origin));
    }
}
