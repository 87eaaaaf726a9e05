package io.wayline.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts the SQL statements that go to the database; a batch counts as often as it has rows. */
public final class SqlCount implements QueryExecutionListener {

    private final List<String> statements = new ArrayList<>();

    public synchronized void start() {
        statements.clear();
    }

    public synchronized int statements() {
        return statements.size();
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
        for (var query : queries) {
            var times =
                    Math.max(1, execution.isBatch() ? query.getParametersList().size() : 1);
            for (var time = 0; time < times; time++) {
                statements.add(query.getQuery());
            }
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
                                    .build()
                            : bean;
                }
            };
        }
    }
}
