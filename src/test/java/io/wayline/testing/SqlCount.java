package io.wayline.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Counts the SQL statements that go to the database, and commits, from {@link #start} to the end of the test; a batch
 * counts as often as it has rows.
 */
public final class SqlCount implements QueryExecutionListener {

    /** The first table that a statement names. */
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|into|update)\\s+([a-z_]+)");

    /** Whose a table is, by how its name begins; the first that fits. */
    private static final Map<String, String> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("inbox_mail", "embedded inbox");
        FEATURES.put("inbox_", "events");
        FEATURES.put("event_source", "events");
        FEATURES.put("act_", "engine");
        FEATURES.put("journey_", "journey");
        FEATURES.put("work_", "journey");
        FEATURES.put("outbox_", "message");
        FEATURES.put("mail_", "message");
        FEATURES.put("timeline_", "timeline");
        FEATURES.put("customer", "customer");
        FEATURES.put("consent", "customer");
    }

    private final List<String> statements = new ArrayList<>();
    private int commits;
    private boolean counting;

    public synchronized void start() {
        statements.clear();
        commits = 0;
        counting = true;
    }

    synchronized void stop() {
        counting = false;
        statements.clear();
    }

    public synchronized int statements() {
        return statements.size();
    }

    /** Transactions that were ended well. */
    public synchronized int commits() {
        return commits;
    }

    /** How many statements each feature sent, by whose table they name first. */
    public synchronized Map<String, Long> byFeature() {
        return statements.stream()
                .collect(Collectors.groupingBy(SqlCount::feature, TreeMap::new, Collectors.counting()));
    }

    /** Whose table a statement names first; {@code other} when it is nobody's. */
    public static String feature(String statement) {
        var table = TABLE.matcher(statement);
        var name = table.find() ? table.group(1).toLowerCase(Locale.ROOT) : "";
        return FEATURES.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }

    private synchronized void committed(MethodExecutionContext call) {
        commits += counting && call.getMethod().getName().equals("commit") ? 1 : 0;
    }

    /** What was sent and how often, the most frequent first; for the message of a test that fails. */
    public synchronized String asTable() {
        Map<String, Long> counts = statements.stream()
                .map(statement -> statement.replaceAll("\\s+", " ").strip())
                .map(statement -> statement.substring(0, Math.min(110, statement.length())))
                .collect(Collectors.groupingBy(statement -> statement, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(each -> "%3d  %s".formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (var query : counting ? queries : List.<QueryInfo>of()) {
            var times =
                    Math.max(1, execution.isBatch() ? query.getParametersList().size() : 1);
            for (var time = 0; time < times; time++) {
                statements.add(query.getQuery());
            }
        }
    }

    /** What is counted belongs to one test. */
    static final class Stop implements TestExecutionListener {

        @Override
        public void afterTestMethod(TestContext test) {
            test.getApplicationContext().getBeanProvider(SqlCount.class).ifAvailable(SqlCount::stop);
        }
    }

    /** Puts the count between the application and its database. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Setup {

        @Bean
        static SqlCount sqlCount() {
            return new SqlCount();
        }

        @Bean
        static BeanPostProcessor countingDataSource(SqlCount count) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? ProxyDataSourceBuilder.create(database)
                                    .listener(count)
                                    .afterMethod(count::committed)
                                    .build()
                            : bean;
                }
            };
        }
    }
}
