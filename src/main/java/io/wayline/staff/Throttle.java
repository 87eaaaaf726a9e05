package io.wayline.staff;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.RowTime;
import io.wayline.shared.clock.TrueTime;

/**
 * Counts tries of those who have not signed in, to sign in and to send what strangers may, where every node sees them; each
 * in a transaction of its own.
 */
@Component
public class Throttle {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TrueTime clock;
    private final ZoneId zone;
    private final TransactionTemplate alone;

    Throttle(JdbcClient jdbc, TrueTime clock, ZoneId zone, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes one try. From the limit on each has to wait, twice as long as the one before, up to a quarter of an hour.
     *
     * @param subject who tries, and what; no personal data but an address, which is forgotten within a day
     * @return zero when it was granted, else how long to wait; a refused try is not counted
     */
    public Duration take(String subject, int limit) {
        try {
            return attempt(subject, (tries, now) -> tries.oneMore(now, limit));
        } catch (DuplicateKeyException firstOfTwoAtOnce) {
            return attempt(subject, (tries, now) -> tries.oneMore(now, limit));
        }
    }

    /**
     * Takes one try of a day of the company; from the limit on none is granted until the next one.
     *
     * @param subject what is tried, in at most 15 letters
     * @param who whose day it is; kept as a hash
     * @return zero when it was granted, else how long to wait; a refused try is not counted
     */
    public Duration takeOfDay(String subject, String who, int limit) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var midnight = today.plusDays(1).atStartOfDay(zone).toInstant();
        var key = subject + ":" + hashed(today + " " + who);
        try {
            return attempt(key, (tries, now) -> tries.oneMoreUntil(midnight, now, limit));
        } catch (DuplicateKeyException firstOfTwoAtOnce) {
            return attempt(key, (tries, now) -> tries.oneMoreUntil(midnight, now, limit));
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

    /** One subscriber has a whole /64 of IPv6, so that counts as one address. */
    public static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException notAnAddress) {
            return hashed(address);
        }
    }

    /** For what must not be kept as it is. */
    public static String hashed(String text) {
        return Digests.sha256(text);
    }

    private Duration attempt(String subject, BiFunction<Tries, Instant, Tries> oneMore) {
        return alone.execute(transaction -> {
            var now = clock.instant();
            var known = jdbc.sql("select tries, last_at, blocked_until from sign_in_tries where subject = ? for update")
                    .param(subject)
                    .query(Throttle::tries)
                    .optional();
            var wait = known.map(tries -> tries.waitAt(now)).orElse(Duration.ZERO);
            if (wait.isZero()) {
                var next = oneMore.apply(known.orElse(Tries.none(now)), now);
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
