package io.wayline.audience.segment;

import java.util.function.Supplier;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks why a mail does not reach customers. PostgreSQL is told for this one transaction to keep sets of customers in
 * memory, which makes the difference of one look to a million, and to group orders in the order of their index, which it
 * would not with that memory. A plain count is faster with the settings that the database has: its sets are joined in
 * their order.
 */
@Component
class ReachPlan {

    private static final String POSTGRESQL = """
            select set_config('work_mem', '64MB', true), set_config('enable_hashagg', 'off', true)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;
    private final boolean isPostgresql;

    ReachPlan(DataSource source, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(source);
        this.own = new TransactionTemplate(transactions);
        this.isPostgresql = isPostgresql(source);
    }

    <T> T ask(Supplier<T> question) {
        if (!isPostgresql) {
            return question.get();
        }
        return own.execute(open -> {
            jdbc.query(POSTGRESQL, row -> {
                // what it is set to is known
            });
            return question.get();
        });
    }

    private static boolean isPostgresql(DataSource source) {
        try {
            return "PostgreSQL"
                    .equals(JdbcUtils.extractDatabaseMetaData(source, data -> data.getDatabaseProductName()));
        } catch (MetaDataAccessException unknown) {
            throw new IllegalStateException("The database does not say what it is", unknown);
        }
    }
}
