package io.wayline.staff.pause;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.shared.RowTime;
import io.wayline.staff.Person;

/**
 * Pauses queues and resumes them. While one is paused nobody is given work of it and no call is booked into it; what is
 * due stays due, and whoever has a task of it may go on. Each pause stays as a row: who, when, and why.
 */
@Component
public class QueuePauses {

    private static final Logger log = LoggerFactory.getLogger(QueuePauses.class);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final String OPEN =
            "select * from staff_queue_pause where resumed_at is null and (until_at is null or until_at > ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    QueuePauses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that are paused now, by key of the queue. */
    public Map<String, QueuePause> now() {
        return jdbc.sql(OPEN).param(RowTime.of(clock.instant())).query(QueuePause::read).list().stream()
                .collect(Collectors.toMap(QueuePause::queue, Function.identity(), (first, second) -> second));
    }

    public Optional<QueuePause> of(String queue) {
        return jdbc
                .sql(OPEN + " and queue_key = ?")
                .params(RowTime.of(clock.instant()), queue)
                .query(QueuePause::read)
                .list()
                .stream()
                .findFirst();
    }

    /**
     * The part of a condition that is true while a queue is paused.
     *
     * @param queue SQL for the key of the queue
     * @param now SQL for the time, such as a parameter
     */
    public static String holds(String queue, String now) {
        return "exists (select 1 from staff_queue_pause paused where paused.queue_key = " + queue
                + " and paused.resumed_at is null and (paused.until_at is null or paused.until_at > " + now + "))";
    }

    /**
     * Pauses a queue; one that is paused takes the new reason and end.
     *
     * @param until in the future, or null until somebody resumes it
     * @param reason 1 to 500 characters, for colleagues
     * @throws NotFound when there is no such queue
     * @throws InvalidValue of {@code reason} or {@code until} when it cannot be
     */
    @Transactional
    public QueuePause pause(String queue, @Nullable String reason, @Nullable Instant until, Person by) {
        var why = ReasonText.read(reason);
        var now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw new InvalidValue("until", "is not in the future", "name a moment that is still to come");
        }
        if (until != null && until.isAfter(now.plus(LONGEST))) {
            throw new InvalidValue("until", "is more than 400 days away", "name an earlier moment, or none");
        }
        lock(queue);
        var open = of(queue);
        if (open.isPresent()
                && open.get().reason().equals(why)
                && Objects.equals(open.get().until(), until)) {
            return open.get();
        }
        over(queue, by, now);
        jdbc.sql("""
                        insert into staff_queue_pause (id, queue_key, reason, paused_at, paused_by, until_at)
                        values (?, ?, ?, ?, ?, cast(? as timestamp(6) with time zone))""")
                .params(
                        UUID.randomUUID().toString(),
                        queue,
                        why,
                        RowTime.of(now),
                        by.username(),
                        RowTime.ofNullable(until))
                .update();
        log.info("Queue {} paused until {} by {}", queue, until, by.username());
        return of(queue).orElseThrow();
    }

    /**
     * Lets work of a queue be given again; again changes nothing.
     *
     * @throws NotFound when there is no such queue
     */
    @Transactional
    public void resume(String queue, Person by) {
        lock(queue);
        if (over(queue, by, clock.instant()) > 0) {
            log.info("Queue {} resumed by {}", queue, by.username());
        }
    }

    private int over(String queue, Person by, Instant now) {
        return jdbc.sql("""
                        update staff_queue_pause set resumed_at = ?, resumed_by = ?
                        where queue_key = ? and resumed_at is null and (until_at is null or until_at > ?)""")
                .params(RowTime.of(now), by.username(), queue, RowTime.of(now))
                .update();
    }

    /** Of two at the same moment the second sees what the first did. */
    private void lock(String queue) {
        jdbc.sql("select queue_key from staff_queue where queue_key = ? for update")
                .param(queue)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("queue"));
    }
}
