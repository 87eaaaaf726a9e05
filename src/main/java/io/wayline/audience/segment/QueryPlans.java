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
 * Tells PostgreSQL, for one transaction each, what it cannot know of a question about customers. A plain count is faster
 * with the settings that the database has: its sets are joined in their order.
 */
@Component
class QueryPlans {

    private static final String SETS_IN_MEMORY = """
            select set_config('work_mem', '64MB', true), set_config('enable_hashagg', 'off', true)""";
    private static final String FEW_FROM_THE_MIDDLE = "select set_config('enable_mergejoin', 'off', true)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;
    private final boolean isPostgresql;

    QueryPlans(DataSource source, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(source);
        this.own = new TransactionTemplate(transactions);
        this.isPostgresql = isPostgresql(source);
    }

    /**
     * Why a mail does not reach customers: sets of them are kept in memory, which makes the difference of one look to a
     * million, and orders are grouped in the order of their index, which they would not be with that memory.
     */
    <T> T reach(Supplier<T> question) {
        return ask(SETS_IN_MEMORY, question);
    }

    /**
     * A few customers behind an id: two lists in the order of customers are not merged, since that reads the orders of all
     * who come before the id; the bound on the one is not known for the other.
     */
    <T> T sample(Supplier<T> question) {
        return ask(FEW_FROM_THE_MIDDLE, question);
    }

    private <T> T ask(String settings, Supplier<T> question) {
        if (!isPostgresql) {
            return question.get();
        }
        return own.execute(open -> {
            jdbc.query(settings, row -> {
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
