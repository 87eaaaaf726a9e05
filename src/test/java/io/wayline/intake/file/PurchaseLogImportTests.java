package io.wayline.intake.file;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;

import static io.wayline.intake.file.csv.ImportKind.CUSTOMERS;
import static io.wayline.intake.file.csv.ImportKind.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** A shop's whole history comes in as files. */
@DatabaseTest
class PurchaseLogImportTests {

    private static final int CUSTOMERS_OF_THE_SHOP = 600;

    @Autowired
    ImportDriver driver;

    @Autowired
    JdbcClient jdbc;

    private final String shop = "log-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    @Test
    void theFilesTwiceAreTheFilesOnce() {
        var log = PurchaseLog.madeUp(11, CUSTOMERS_OF_THE_SHOP, shop);
        var purchases = log.purchases().size();

        for (var time = 1; time <= 2; time++) {
            var ofCustomers = driver.run(CUSTOMERS, log.customersAsCsv()).rows();
            var ofOrders = driver.run(ORDERS, log.ordersAsCsv()).rows();

            assertThat(time == 1 ? ofCustomers.created() : ofCustomers.unchanged())
                    .isEqualTo(CUSTOMERS_OF_THE_SHOP);
            assertThat(time == 1 ? ofOrders.created() : ofOrders.unchanged()).isEqualTo(purchases);
            assertThat(ofCustomers.refused() + ofOrders.refused()).isZero();
        }

        var ours = " where customer_id in (select id from customer where ref like '" + shop + "%')";
        assertThat(count("customer where ref like '" + shop + "%'")).isEqualTo(CUSTOMERS_OF_THE_SHOP);
        assertThat(count("customer_order" + ours)).isEqualTo(purchases);
        assertThat(count("timeline_entry" + ours + " and kind = 'order-placed'"))
                .isEqualTo(purchases);
        assertThat(count("journey_instance" + ours)).isZero();
        assertThat(count("outbox_message" + ours)).isZero();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
