package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;

/**
 * Drops what is kept no longer: texts of mails that have come to an end, and old lines of the book of tries. Rows of
 * mails stay (decision 0020). Both are found by their ids, which grow with time, so a look costs what there is to drop
 * and not what there is. Safe on all nodes at once: two that drop the same drop it once.
 */
@Component
public class MailRetention {

    public static final String LOOP = "message.retention";

    private static final Logger log = LoggerFactory.getLogger(MailRetention.class);

    /** Dropped by one statement, so that none locks for long. */
    private static final int AT_ONCE = 500;

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final KeepSettings keep;
    private final SetAside aside;
    private final Clock clock;
    private Instant next = Instant.MIN;

    MailRetention(JdbcClient jdbc, KeepSettings keep, SetAside aside, Clock clock) {
        this.jdbc = jdbc;
        this.keep = keep;
        this.aside = aside;
        this.clock = clock;
    }

    /** Drops what is due if that has not been done for a while. */
    public void look() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        var pass = aside.pass(LOOP, List.of("texts", "attempts"));
        var texts = pass.count("texts", this::dropTexts);
        var attempts = pass.count("attempts", this::dropAttempts);
        if (texts + attempts > 0) {
            log.info("Dropped the texts of {} mails and {} tries that are kept no longer", texts, attempts);
        }
    }

    /** @return of how many mails */
    int dropTexts() {
        var newest = jdbc.sql("""
                        select id from outbox_message where created_at < ?
                        order by created_at desc, id desc fetch first 1 row only""").param(before(keep.texts())).query(Long.class).optional();
        return newest.isEmpty() ? 0 : drop("""
                        delete from outbox_content where message_id in (
                            select c.message_id from outbox_content c join outbox_message m on m.id = c.message_id
                            where c.message_id <= ?
                                and m.state in ('SENT', 'FAILED', 'CANCELLED', 'SUPPRESSED', 'EXPIRED')
                            order by c.message_id fetch first %d rows only)""", newest.get());
    }

    /** @return how many */
    int dropAttempts() {
        return drop("""
                delete from outbox_attempt where id in (
                    select oldest.id from (
                        select id, at from outbox_attempt order by id fetch first %d rows only) oldest
                    where oldest.at < ?)""", before(keep.attempts()));
    }

    private int drop(String statement, Object limit) {
        var all = 0;
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            some = jdbc.sql(statement.formatted(AT_ONCE)).param(limit).update();
            all += some;
        }
        return all;
    }

    private OffsetDateTime before(Duration kept) {
        return clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
    }
}
