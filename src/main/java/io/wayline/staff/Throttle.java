package io.wayline.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.RowTime;
import io.wayline.shared.clock.TrueTime;

/** Counts tries to sign in where every node sees them, each in a transaction of its own. */
@Component
class Throttle {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TrueTime clock;
    private final TransactionTemplate alone;

    Throttle(JdbcClient jdbc, TrueTime clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes one try.
     *
     * @return zero when it was granted, else how long to wait; a refused try is not counted
     */
    Duration take(String subject, int limit) {
        try {
            return attempt(subject, limit);
        } catch (DuplicateKeyException firstOfTwoAtOnce) {
            return attempt(subject, limit);
        }
    }

    /** The try that was taken turned out right. */
    void giveBack(String subject) {
        jdbc.sql("update sign_in_tries set tries = tries - 1, blocked_until = null where subject = ? and tries > 0")
                .param(subject)
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from sign_in_tries where subject = ?").param(subject).update();
    }

    private Duration attempt(String subject, int limit) {
        return alone.execute(transaction -> {
            var now = clock.instant();
            var known = jdbc.sql("select tries, last_at, blocked_until from sign_in_tries where subject = ? for update")
                    .param(subject)
                    .query(Throttle::tries)
                    .optional();
            var wait = known.map(tries -> tries.waitAt(now)).orElse(Duration.ZERO);
            if (wait.isZero()) {
                var next = known.orElse(Tries.none(now)).oneMore(now, limit);
                if (known.isPresent()) {
                    update(subject, next);
                } else {
                    add(subject, next);
                    clear(now);
                }
            }
            return wait;
        });
    }

    private void update(String subject, Tries tries) {
        jdbc.sql("update sign_in_tries set tries = ?, last_at = ?, blocked_until = ? where subject = ?")
                .params(tries.count(), RowTime.of(tries.lastAt()), until(tries), subject)
                .update();
    }

    private void add(String subject, Tries tries) {
        jdbc.sql("insert into sign_in_tries (subject, tries, last_at, blocked_until) values (?, ?, ?, ?)")
                .params(subject, tries.count(), RowTime.of(tries.lastAt()), until(tries))
                .update();
    }

    private void clear(Instant now) {
        jdbc.sql("delete from sign_in_tries where last_at < ?")
                .param(RowTime.of(now.minus(KEPT)))
                .update();
    }

    private static Tries tries(ResultSet row, int number) throws SQLException {
        var blockedUntil = row.getObject("blocked_until", OffsetDateTime.class);
        return new Tries(
                row.getInt("tries"),
                RowTime.read(row, "last_at"),
                blockedUntil == null ? null : blockedUntil.toInstant());
    }

    private static @Nullable OffsetDateTime until(Tries tries) {
        var until = tries.blockedUntil();
        return until == null ? null : RowTime.of(until);
    }
}
