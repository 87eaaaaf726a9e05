package io.wayline.intake.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.wayline.testing.DatabaseTest;

import static io.wayline.intake.file.ImportKind.CUSTOMERS;
import static io.wayline.intake.file.ImportKind.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Purchases of real customers, where somebody has put them beside the checkout; they are no part of the project. */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=cdnow")
class CdnowTests {

    private static final Path MAKER = Path.of("../shared/data/cdnow/to-csv");

    @Autowired
    ImportDriver driver;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path made;

    @BeforeEach
    void filesAreMade() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(MAKER), "no CDNOW sample beside the checkout");
        var making = new ProcessBuilder(MAKER.toString(), made.toString(), "2026-10-31")
                .redirectErrorStream(true)
                .start();
        assertThat(making.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(making.exitValue()).isZero();
    }

    @Test
    void theSampleTwiceIsTheSampleOnce() throws IOException {
        for (var time = 1; time <= 2; time++) {
            try (var customers = Files.newInputStream(made.resolve("customers.csv"));
                    var orders = Files.newInputStream(made.resolve("orders.csv"))) {
                var ofCustomers = driver.run(CUSTOMERS, customers).rows();
                var ofOrders = driver.run(ORDERS, orders).rows();

                assertThat(time == 1 ? ofCustomers.created() : ofCustomers.unchanged())
                        .isEqualTo(2_357);
                assertThat(time == 1 ? ofOrders.created() : ofOrders.unchanged())
                        .isEqualTo(6_919);
                assertThat(ofCustomers.refused() + ofOrders.refused()).isZero();
            }
        }

        assertThat(count("customer")).isEqualTo(2_357);
        assertThat(count("customer_order")).isEqualTo(6_919);
        assertThat(count("timeline_entry where kind = 'order-placed'")).isEqualTo(6_919);
        assertThat(count("journey_instance")).isZero();
        assertThat(count("outbox_message")).isZero();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
