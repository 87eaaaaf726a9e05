package io.wayline.audience.segment;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleSql;
import io.wayline.shared.CustomerId;
import io.wayline.shared.segment.AsOf;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.MailObstacle;

/** Asks the database whom a rule finds: how many, some of them, and how many of them a mail reaches. One statement each. */
@Component
public class SegmentCounts {

    /** Nobody waits longer for a figure, and no rule that somebody types keeps the database busy for longer. */
    private static final int LONGEST_SECONDS = 15;

    private final JdbcClient jdbc;
    private final RuleSql rules;
    private final List<MailObstacle> obstacles;
    private final Clock clock;
    private final ZoneId zone;

    SegmentCounts(DataSource source, RuleSql rules, List<MailObstacle> obstacles, Clock clock, ZoneId zone) {
        var limited = new JdbcTemplate(source);
        limited.setQueryTimeout(LONGEST_SECONDS);
        this.jdbc = JdbcClient.create(limited);
        this.rules = rules;
        this.obstacles = obstacles.stream()
                .sorted(Comparator.comparingInt(MailObstacle::order))
                .toList();
        this.clock = clock;
        this.zone = zone;
    }

    /** As of now, on {@code customer c}. */
    public Condition condition(Rule rule) {
        return rules.of(rule, asOf());
    }

    /** @throws SegmentTooSlow when it takes longer than anybody waits */
    public long count(Rule rule) {
        var whom = condition(rule);
        return inTime(() -> jdbc.sql("select count(*) from customer c where " + whom.sql())
                .params(whom.values())
                .query(Long.class)
                .single());
    }

    /** @throws SegmentTooSlow when it takes longer than anybody waits */
    public Audience reach(Rule rule) {
        var asOf = asOf();
        var whom = rules.of(rule, asOf);
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("select reason, count(*) as customers from (select case");
        for (var obstacle : obstacles) {
            var condition = obstacle.whom().apply(asOf);
            sql.append(" when ")
                    .append(condition.sql())
                    .append(" then '")
                    .append(obstacle.key())
                    .append("'");
            values.addAll(condition.values());
        }
        sql.append(" else '' end as reason from customer c where ")
                .append(whom.sql())
                .append(") r group by reason");
        values.addAll(whom.values());
        return inTime(() -> {
            var counts = new HashMap<String, Long>();
            jdbc.sql(sql.toString()).params(values).query(row -> {
                counts.put(row.getString("reason").strip(), row.getLong("customers"));
            });
            return new Audience(
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts.getOrDefault("", 0L),
                    obstacles.stream()
                            .filter(each -> counts.containsKey(each.key()))
                            .map(each -> new Audience.Reason(each.key(), counts.get(each.key())))
                            .toList());
        });
    }

    /**
     * Some of those whom it finds, by chance: ids have no order of their own, so those behind any id are as good as drawn.
     *
     * @param most how many at the most
     * @throws SegmentTooSlow when it takes longer than anybody waits
     */
    public List<CustomerId> sample(Rule rule, int most) {
        var whom = condition(rule);
        var from = UUID.randomUUID().toString();
        return inTime(() -> {
            var found = new ArrayList<>(some(whom, "c.id >= ?", from, most));
            if (found.size() < most) {
                found.addAll(some(whom, "c.id < ?", from, most - found.size()));
            }
            return found;
        });
    }

    private List<CustomerId> some(Condition whom, String side, String from, int most) {
        var condition = whom.and(side, from);
        return jdbc
                .sql("select c.id from customer c where " + condition.sql() + " order by c.id fetch first " + most
                        + " rows only")
                .params(condition.values())
                .query(String.class)
                .list()
                .stream()
                .map(CustomerId::new)
                .toList();
    }

    /** Whether it finds this customer. */
    public boolean finds(Rule rule, CustomerId customer) {
        var condition = condition(rule).and("c.id = ?", customer.value());
        return inTime(() -> jdbc.sql("select count(*) from customer c where " + condition.sql())
                        .params(condition.values())
                        .query(Long.class)
                        .single()
                > 0);
    }

    private AsOf asOf() {
        return new AsOf(clock.instant(), zone);
    }

    private static <T> T inTime(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (QueryTimeoutException tooSlow) {
            throw new SegmentTooSlow(tooSlow);
        }
    }
}
