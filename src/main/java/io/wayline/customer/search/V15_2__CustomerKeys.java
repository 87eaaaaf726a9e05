package io.wayline.customer.search;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.CustomerRow;

/** Makes those findable who were customers before there was a table of search words; SQL alone cannot fold names. */
@Component
class V15_2__CustomerKeys extends BaseJavaMigration {

    private static final int AT_ONCE = 1_000;

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var keys = new SearchKeys(jdbc);
        var last = "";
        while (true) {
            var customers = jdbc.sql("select * from customer where id > ? order by id fetch first ? rows only")
                    .params(last, AT_ONCE)
                    .query(CustomerRow::read)
                    .list();
            if (customers.isEmpty()) {
                return;
            }
            keys.add(customers);
            last = customers.get(customers.size() - 1).id().value();
        }
    }
}
