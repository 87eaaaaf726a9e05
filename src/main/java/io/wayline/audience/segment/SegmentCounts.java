package io.wayline.audience.segment;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** One bit each. */
    private static final int MOST_CONDITIONS = 62;

    private final JdbcClient jdbc;
    private final QueryPlans plans;
    private final RuleSql rules;
    private final List<MailObstacle> obstacles;
    private final Clock clock;
    private final ZoneId zone;

    SegmentCounts(
            DataSource source,
            QueryPlans plans,
            RuleSql rules,
            List<MailObstacle> obstacles,
            Clock clock,
            ZoneId zone) {
        var limited = new JdbcTemplate(source) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                Askings.begins(statement);
            }
        };
        limited.setQueryTimeout(LONGEST_SECONDS);
        this.jdbc = JdbcClient.create(limited);
        this.plans = plans;
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

    /**
     * How these conditions hold together. Each is asked of the database once, however they are joined later.
     *
     * @throws SegmentTooSlow when it takes longer than anybody waits
     */
    public Patterns patterns(List<Rule.Is> conditions) {
        if (conditions.size() > MOST_CONDITIONS) {
            throw new IllegalArgumentException("%d conditions have no bits".formatted(conditions.size()));
        }
        var all = count(Rule.EVERYBODY);
        if (conditions.isEmpty()) {
            return new Patterns(all, Map.of());
        }
        var asOf = asOf();
        var each = conditions.stream().map(rule -> rules.of(rule, asOf)).toList();
        var sets = IntStream.range(0, each.size())
                .mapToObj(place -> "select c.id, cast(%d as bigint) as held from customer c where %s"
                        .formatted(1L << place, each.get(place).sql()))
                .collect(Collectors.joining(" union all "));
        return inTime(() -> {
            var customers = new HashMap<Long, Long>();
            jdbc.sql("select held, count(*) as customers from (select id, cast(sum(held) as bigint) as held from ("
                            + sets + ") lines group by id) found group by held")
                    .params(each.stream()
                            .flatMap(condition -> condition.values().stream())
                            .toList())
                    .query(row -> {
                        customers.put(row.getLong("held"), row.getLong("customers"));
                    });
            return new Patterns(all, customers);
        });
    }

    /** @throws SegmentTooSlow when it takes longer than anybody waits */
    public Audience reach(Rule rule) {
        var asOf = asOf();
        var whom = rules.of(rule, asOf);
        var reason = reason(asOf);
        var values = new ArrayList<>(reason.values());
        values.addAll(whom.values());
        var sql = "select reason, count(*) as customers from (select " + reason.sql()
                + " as reason from customer c where " + whom.sql() + ") r group by reason";
        return inTime(() -> plans.reach(() -> {
            var counts = new HashMap<String, Long>();
            jdbc.sql(sql).params(values).query(row -> {
                counts.put(row.getString("reason").strip(), row.getLong("customers"));
            });
            return new Audience(
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts.getOrDefault("", 0L),
                    obstacles.stream()
                            .filter(each -> counts.containsKey(each.key()))
                            .map(each -> new Audience.Reason(each.key(), counts.get(each.key())))
                            .toList());
        }));
    }

    /** The first obstacle of {@code customer c}, or an empty text. */
    private Condition reason(AsOf asOf) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("case");
        for (var obstacle : obstacles) {
            var condition = obstacle.whom().apply(asOf);
            sql.append(" when ")
                    .append(condition.sql())
                    .append(" then '")
                    .append(obstacle.key())
                    .append("'");
            values.addAll(condition.values());
        }
        return new Condition(sql.append(" else '' end").toString(), values);
    }

    /**
     * Somebody of a segment.
     *
     * @param obstacle why no marketing mail reaches them now; empty when one does
     */
    public record Drawn(CustomerId customer, String obstacle) {}

    /**
     * Some of those whom it finds, by chance: ids have no order of their own, so those behind any id are as good as drawn.
     *
     * @param most how many at the most
     * @throws SegmentTooSlow when it takes longer than anybody waits
     */
    public List<Drawn> sample(Rule rule, int most) {
        var asOf = asOf();
        var whom = rules.of(rule, asOf);
        var from = UUID.randomUUID().toString();
        return inTime(() -> plans.sample(() -> {
            var found = new ArrayList<>(some(whom.and("c.id >= ?", from), most));
            if (found.size() < most) {
                found.addAll(some(whom.and("c.id < ?", from), most - found.size()));
            }
            return drawn(found, asOf);
        }));
    }

    private List<String> some(Condition whom, int most) {
        return jdbc.sql("select c.id from customer c where " + whom.sql() + " order by c.id fetch first " + most
                        + " rows only")
                .params(whom.values())
                .query(String.class)
                .list();
    }

    /** With what stands in their way, asked of these few only: beside the rule, the database would see to it for all. */
    private List<Drawn> drawn(List<String> found, AsOf asOf) {
        var reason = reason(asOf);
        var these = Condition.in("c.id", found);
        var reasons = new HashMap<String, String>();
        jdbc.sql("select c.id, " + reason.sql() + " as reason from customer c where " + these.sql())
                .params(reason.values())
                .params(these.values())
                .query(row -> {
                    reasons.put(row.getString("id"), row.getString("reason").strip());
                });
        return found.stream()
                .filter(reasons::containsKey)
                .map(id -> new Drawn(new CustomerId(id), String.valueOf(reasons.get(id))))
                .toList();
    }

    /** Whether it finds this customer. */
    public boolean finds(Rule rule, CustomerId customer) {
        return finds(condition(rule), customer);
    }

    private boolean finds(Condition whom, CustomerId customer) {
        var condition = whom.and("c.id = ?", customer.value());
        return inTime(() -> jdbc.sql("select count(*) from customer c where " + condition.sql())
                        .params(condition.values())
                        .query(Long.class)
                        .single()
                > 0);
    }

    /**
     * Whether each of several rules finds this customer, all as of one moment. One small statement for each: of one
     * customer the database then reads only what concerns them.
     *
     * @throws SegmentTooSlow when it takes longer than anybody waits
     */
    public List<Boolean> find(List<Rule> several, CustomerId customer) {
        var asOf = asOf();
        var last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        return several.stream()
                .map(rule -> {
                    if (System.nanoTime() > last) {
                        throw new SegmentTooSlow(new QueryTimeoutException("of all conditions together"));
                    }
                    return finds(rules.of(rule, asOf), customer);
                })
                .toList();
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
