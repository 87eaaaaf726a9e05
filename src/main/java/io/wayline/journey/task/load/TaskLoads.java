package io.wayline.journey.task.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;
import io.wayline.shared.SqlRows;

/**
 * Figures of all tasks, whoever sees them: for those who see all. Each is one statement, whatever the number of queues and
 * people; open tasks are as many as people can do.
 */
@Component
public class TaskLoads {

    /** What was done on so many days before today tells what can be done. */
    public static final int DAYS = 7;

    /** The days before today do not change; a figure of them is kept for this long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Rates kept;

    TaskLoads(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    private record Rates(Instant at, Map<String, QueueRate> byQueue) {}

    /**
     * The open tasks by queue; a queue without any is left out.
     *
     * @param until for each queue the moment up to which is counted what is due
     */
    public Map<String, QueueLoad> ofQueues(Map<String, Instant> until) {
        var ends = new SqlRows<>(List.copyOf(until.entrySet()));
        var now = RowTime.of(clock.instant());
        return jdbc
                .sql("""
                        select w.queue,
                            sum(case when w.state = 'WAITING' then 1 else 0 end) as waiting,
                            sum(case when w.state = 'WAITING' and w.follow_up_at > ? then 1 else 0 end) as resting,
                            sum(case when w.state = 'TAKEN' then 1 else 0 end) as taken,
                            min(case when w.state = 'WAITING' and (w.follow_up_at is null or w.follow_up_at <= ?)
                                then w.created_at end) as oldest,
                            sum(case when w.due_at < ? then 1 else 0 end) as late,
                            sum(case when w.due_at < u.until_at then 1 else 0 end) as due
                        from work_item w left join (
                            select r.queue_key, cast(r.until_at as timestamp(6) with time zone) as until_at
                            from unnest(cast(? as varchar array), cast(? as varchar array)) as r (queue_key, until_at)) u
                            on u.queue_key = w.queue
                        where w.state in ('WAITING', 'TAKEN') group by w.queue""")
                .params(now, now, now, ends.column(Map.Entry::getKey), ends.column(Map.Entry::getValue))
                .query((row, number) -> new QueueLoad(
                        row.getString("queue"),
                        row.getLong("waiting"),
                        row.getLong("resting"),
                        row.getLong("taken"),
                        RowTime.readNullable(row, "oldest"),
                        row.getLong("late"),
                        row.getLong("due")))
                .list()
                .stream()
                .collect(Collectors.toMap(QueueLoad::queue, Function.identity()));
    }

    /** What people have, by account; somebody who has nothing is left out. */
    public Map<String, PersonLoad> ofPeople() {
        return jdbc
                .sql("""
                        select assignee, count(*) as held, sum(case when due_at < ? then 1 else 0 end) as late,
                            min(due_at) as first_due
                        from work_item where state = 'TAKEN' group by assignee""")
                .param(RowTime.of(clock.instant()))
                .query((row, number) -> new PersonLoad(
                        row.getString("assignee"),
                        row.getLong("held"),
                        row.getLong("late"),
                        RowTime.readNullable(row, "first_due")))
                .list()
                .stream()
                .collect(Collectors.toMap(PersonLoad::username, Function.identity()));
    }

    /** What was done today in the company's zone. */
    public List<DoneTasks> today() {
        return jdbc.sql("""
                        select queue, assignee, count(*) as done,
                            sum(case when due_at is null or finished_at <= due_at then 1 else 0 end) as in_time
                        from work_item where state = 'DONE' and finished_at >= ? and assignee is not null
                        group by queue, assignee""")
                .param(RowTime.of(day().atStartOfDay(zone).toInstant()))
                .query((row, number) -> new DoneTasks(
                        row.getString("queue"), row.getString("assignee"), row.getLong("done"), row.getLong("in_time")))
                .list();
    }

    /** How many tasks somebody has done today. */
    public long doneToday(String username) {
        return jdbc.sql("""
                        select count(*) from work_item where assignee = ? and state = 'DONE' and finished_at >= ?""")
                .params(username, RowTime.of(day().atStartOfDay(zone).toInstant()))
                .query(Long.class)
                .single();
    }

    /** What people did on each of the last days before today, by queue; as of up to ten minutes ago. */
    public Map<String, QueueRate> lately() {
        var now = clock.instant();
        var known = kept;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(KEPT) > 0) {
            known = new Rates(now, rates());
            kept = known;
        }
        return known.byQueue();
    }

    private Map<String, QueueRate> rates() {
        var end = day().atStartOfDay(zone);
        // days are told apart by the clock of the company as it goes now
        var offset = end.getOffset().getTotalSeconds();
        var dayDone = "floor((extract(epoch from finished_at) + " + offset + ") / 86400)";
        var rates = new HashMap<String, QueueRate>();
        jdbc.sql("select queue, assignee, " + dayDone + " as day_done, count(*) as done from work_item"
                        + " where state = 'DONE' and finished_at >= ? and finished_at < ? and assignee is not null"
                        + " group by queue, assignee, " + dayDone)
                .params(RowTime.of(end.minusDays(DAYS).toInstant()), RowTime.of(end.toInstant()))
                .query(row -> {
                    var queue = row.getString("queue");
                    rates.put(
                            queue,
                            rates.getOrDefault(queue, new QueueRate(queue, 0, 0))
                                    .and(row.getLong("done")));
                });
        return Map.copyOf(rates);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
