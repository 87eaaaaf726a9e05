package io.wayline.customer.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What customers agreed to and what they refused, with proof. For each topic the statement with the latest time holds,
 * whenever it reached us; of two with the same time, the one that came last.
 */
@Component
public class Consents {

    /** A second click, or a call repeated after a time-out, is the first one again. */
    private static final Duration SAME_ACT = Duration.ofMinutes(10);

    private final ConsentRows rows;
    private final JdbcClient jdbc;
    private final Customers customers;
    private final Timeline timeline;
    private final Clock clock;
    private final ConsentChanges changes;
    private final ApplicationEventPublisher signals;

    Consents(
            ConsentRows rows,
            JdbcClient jdbc,
            Customers customers,
            Timeline timeline,
            Clock clock,
            ConsentChanges changes,
            ApplicationEventPublisher signals) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.customers = customers;
        this.timeline = timeline;
        this.clock = clock;
        this.changes = changes;
        this.signals = signals;
    }

    /**
     * What became of a statement.
     *
     * @param repeat true when the same had been said before, and nothing was written
     * @param turned true when something else holds now than before
     */
    public record Receipt(String ref, boolean repeat, boolean turned) {}

    /** Whether we may; one statement. Transactional messages need not ask. */
    public boolean may(CustomerId customer, ConsentTopic topic) {
        return jdbc.sql("select given from consent where customer_id = ? and purpose = ? and channel = ?")
                .params(customer.value(), topic.purpose(), topic.channel())
                .query(Boolean.class)
                .optional()
                .orElse(topic.allowedUnasked());
    }

    /** Those of the given customers whom we may; one statement. */
    public Set<CustomerId> mayAmong(Collection<CustomerId> customers, ConsentTopic topic) {
        if (customers.isEmpty()) {
            return Set.of();
        }
        var said = jdbc
                .sql("""
                        select customer_id, given from consent
                        where customer_id in (:customers) and purpose = :purpose and channel = :channel""")
                .param("customers", customers.stream().map(CustomerId::value).toList())
                .param("purpose", topic.purpose())
                .param("channel", topic.channel())
                .query((row, number) ->
                        Map.entry(new CustomerId(row.getString("customer_id")), row.getBoolean("given")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return customers.stream()
                .filter(customer -> said.getOrDefault(customer, topic.allowedUnasked()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What holds, with its proof, for every topic that anything was said about. */
    public List<ConsentProof> standing(CustomerId customer) {
        return rows.standing(customer);
    }

    /** What holds for a topic; empty when nothing was ever said about it. */
    public Optional<ConsentProof> standing(CustomerId customer, ConsentTopic topic) {
        return rows.standing(customer, topic);
    }

    /**
     * Everything that was ever said, the latest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<ConsentProof> history(CustomerId customer, @Nullable String cursor, int limit) {
        var place = Cursor.parse(cursor);
        var found = rows.before(customer, place.at(), place.id(), limit + 1);
        return Page.of(
                        found,
                        limit,
                        rows.count(customer, Page.COUNTED_TO + 1),
                        last -> new Cursor(last.proof().at(), last.id()).toString())
                .map(ConsentRows.ProofRow::proof);
    }

    /**
     * Keeps what a customer said, in the caller's transaction or one of its own; it holds from the commit on. A
     * statement that comes late, older than the one that holds, is kept as proof and changes nothing; one that claims
     * to come from the future was said now. The same statement again writes nothing. When something else holds now,
     * {@code consent.given} or {@code consent.withdrawn} is put into the inbox in the same transaction, unless the
     * statement came as an event itself; with a no goes {@link ConsentEnded}.
     *
     * @throws NotFound when there is no such customer
     * @throws InvalidValue when a field of the statement is not what it must be
     */
    @Transactional
    public Receipt record(ConsentStatement statement) {
        var customer = customers.lock(statement.customer());
        var said = statement.of(customer.id());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var standing = rows.standing(said.customer(), said.topic());
        var at = at(said, standing, now);

        var before = said.at() == null ? standing.filter(one -> isSameAct(one, said, at)) : rows.same(said, at);
        if (before.isPresent()) {
            return new Receipt(before.get().ref(), true, false);
        }

        var ref = UUID.randomUUID().toString();
        var proof = rows.insert(said, ref, at, now);
        var holds = standing.map(one -> !at.isBefore(one.at())).orElse(true);
        if (holds) {
            rows.stand(said, proof, standing.isEmpty());
        }
        tell(said, at);
        var turned = holds && standing.map(one -> one.given() != said.given()).orElse(true);
        if (turned && !said.given()) {
            signals.publishEvent(new ConsentEnded(said.customer(), said.topic(), said.cause()));
        }
        if (turned && !said.source().isEvent()) {
            changes.raise(customer.ref(), said, ref, at);
        }
        return new Receipt(ref, false, turned);
    }

    /** What is said now is the last word, even if the clock of another node runs a little ahead. */
    private static Instant at(ConsentStatement said, Optional<ConsentProof> standing, Instant now) {
        if (said.at() != null) {
            return said.at().isAfter(now) ? now : said.at().truncatedTo(ChronoUnit.MICROS);
        }
        return standing.map(ConsentProof::at).filter(now::isBefore).orElse(now);
    }

    private static boolean isSameAct(ConsentProof standing, ConsentStatement said, Instant at) {
        return standing.given() == said.given()
                && standing.source() == said.source()
                && standing.said().equals(said.said())
                && Optional.ofNullable(standing.wording()).equals(Optional.ofNullable(said.wording()))
                && standing.at().plus(SAME_ACT).isAfter(at);
    }

    private void tell(ConsentStatement said, Instant at) {
        timeline.add(new Entry(
                said.customer(),
                at,
                said.given() ? "consent-given" : "consent-withdrawn",
                Entry.Direction.IN,
                Map.of(
                        "purpose", said.topic().purpose(),
                        "channel", said.topic().channel(),
                        "through", said.source().word()),
                said.cause()));
    }
}
