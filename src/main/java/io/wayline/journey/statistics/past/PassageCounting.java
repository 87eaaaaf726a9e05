package io.wayline.journey.statistics.past;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.statistics.PassageCounts;
import io.wayline.shared.RowTime;

/**
 * Counts, in the background, what history says into figures of days. What lies longer back than any transaction takes is
 * counted once, piece by piece, each with the mark that says so in one transaction; what is younger is counted anew each
 * time, so that a row which is committed late is not missed. One node at a time: whoever holds the row.
 */
@Component
class PassageCounting {

    static final String LOOP = "journey.passages";

    /** The engine takes a step away from a node that keeps it for longer than a fifth of this. */
    static final Duration SETTLED = Duration.ofMinutes(15);

    private static final Duration PIECE = Duration.ofHours(1);

    /** A node that catches up with months lets its thread go now and then, so that it can be stopped. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private static final String DAYS = "journey_passage_day";
    private static final String RECENT = "journey_passage_recent";

    private final PassageCounts counts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    PassageCounting(
            PassageCounts counts, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, ZoneId zone) {
        this.counts = counts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Counts until nothing is left to count, somebody else does, or it has taken long enough.
     *
     * @return whether something is left
     */
    boolean count() {
        var begun = System.nanoTime();
        var more = true;
        while (more && System.nanoTime() - begun < AT_A_TIME.toNanos()) {
            more = Boolean.TRUE.equals(transaction.execute(open -> piece()));
        }
        return more;
    }

    /** @return whether there is more */
    private boolean piece() {
        var mark = jdbc.sql("select settled_until from journey_passage_count where id = 1 for update skip locked")
                .query((row, number) -> Optional.ofNullable(RowTime.readNullable(row, "settled_until")))
                .optional();
        if (mark.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var settled = now.minus(SETTLED).truncatedTo(ChronoUnit.MINUTES);
        var done = settle(mark.get().orElseGet(() -> now.minus(Duration.ofDays(Period.KEPT))), settled);
        // in one transaction with what became settled, so that nothing is seen twice
        jdbc.sql("delete from " + RECENT).update();
        var isBehind = done.isBefore(settled);
        if (!isBehind) {
            countRecent(done, now);
        }
        jdbc.sql("update journey_passage_count set settled_until = ?, counted_until = ? where id = 1")
                .params(RowTime.of(done), RowTime.of(isBehind ? done : now))
                .update();
        return isBehind;
    }

    /** Counts the next piece for good; until when everything is settled after it. */
    private Instant settle(Instant mark, Instant settled) {
        if (!mark.isBefore(settled)) {
            return mark;
        }
        var next = counts.first(mark).filter(settled::isAfter).orElse(null);
        if (next == null) {
            return settled;
        }
        var from = later(mark, next.truncatedTo(ChronoUnit.MINUTES));
        var to = earlier(earlier(from.plus(PIECE), endOfDay(from)), settled);
        counts.add(DAYS, day(from), from, to);
        return to;
    }

    private void countRecent(Instant mark, Instant now) {
        // the engine's moments are as fine as milliseconds, and one that equals now belongs to it
        var end = now.plusMillis(1);
        for (var from = mark; from.isBefore(end); from = endOfDay(from)) {
            counts.add(RECENT, day(from), from, earlier(endOfDay(from), end));
        }
    }

    /** Drops what is older than anybody may ask for. */
    void drop() {
        jdbc.sql("delete from " + DAYS + " where on_day < ?")
                .param(day(clock.instant()).minusDays(Period.KEPT))
                .update();
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private Instant endOfDay(Instant moment) {
        return day(moment).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
