package io.wayline.testing.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.wayline.testing.nodes.CrashPoint.When;

/** Lies between a node and its database, and halts the JVM at the point that the system property names. */
@TestConfiguration(proxyBeanMethods = false)
class CrashingDataSource {

    @Bean
    static BeanPostProcessor haltsAtThePoint() {
        var hook = new Hook(CrashPoint.Armed.of(System.getProperty(CrashPoint.PROPERTY)));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database
                        ? ProxyDataSourceBuilder.create(database)
                                .listener(hook)
                                .methodListener(hook)
                                .build()
                        : bean;
            }
        };
    }

    private static final class Hook implements QueryExecutionListener, MethodExecutionListener {

        private final CrashPoint point;
        private final int passage;
        private final AtomicInteger passages = new AtomicInteger();
        /** The connections on which the statement of a point at a commit has been executed since the last commit. */
        private final Set<String> concerned = Collections.synchronizedSet(new HashSet<>());

        Hook(CrashPoint.Armed armed) {
            this.point = armed.point();
            this.passage = armed.passage();
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (point.is(When.BEFORE) && means(queries)) {
                passed();
            }
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (!means(queries)) {
                return;
            }
            concerned.add(execution.getConnectionId());
            if (point.is(When.AFTER_COMMIT) && commitsByItself(execution)) {
                passed();
            }
        }

        @Override
        public void beforeMethod(MethodExecutionContext call) {
            if (point.is(When.BEFORE_COMMIT) && commits(call)) {
                passed();
            }
        }

        @Override
        public void afterMethod(MethodExecutionContext call) {
            if (point.is(When.AFTER_COMMIT) && commits(call)) {
                passed();
            }
            if (Set.of("commit", "rollback", "close").contains(call.getMethod().getName())
                    && call.getTarget() instanceof Connection) {
                concerned.remove(call.getConnectionInfo().getConnectionId());
            }
        }

        private boolean commits(MethodExecutionContext call) {
            return call.getMethod().getName().equals("commit")
                    && concerned.contains(call.getConnectionInfo().getConnectionId());
        }

        private static boolean commitsByItself(ExecutionInfo execution) {
            try {
                return execution.getStatement().getConnection().getAutoCommit();
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private boolean means(List<QueryInfo> queries) {
            return queries.stream().flatMap(Hook::written).anyMatch(point::isMeantBy);
        }

        /** A statement, once for each row of a batch, with its first parameter written into it: it often is the state. */
        private static Stream<String> written(QueryInfo query) {
            return query.getParametersList().stream().map(row -> written(query.getQuery(), row));
        }

        private static String written(String sql, List<ParameterSetOperation> row) {
            return row.stream()
                    .map(ParameterSetOperation::getArgs)
                    .filter(parameter -> parameter[0].equals(1))
                    .findFirst()
                    .map(first -> sql.replaceFirst("\\?", Matcher.quoteReplacement("'" + first[1] + "'")))
                    .orElse(sql);
        }

        private void passed() {
            if (passages.incrementAndGet() == passage) {
                Runtime.getRuntime().halt(NodeProcess.KILLED);
            }
        }
    }
}
