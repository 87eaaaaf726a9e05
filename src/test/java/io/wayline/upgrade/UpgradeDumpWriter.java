package io.wayline.upgrade;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.journeys.JourneyDriver;
import io.wayline.journeys.Walk;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Dump;
import io.wayline.testing.SettableClock;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Fills a database and writes it down as the dump of a base. No test of the build: the dump of a base is written once, when
 * the base is, with {@code mvn test -Dtest=UpgradeDumpWriter -Dwayline.dump=base-1}, on H2.
 */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=dump")
class UpgradeDumpWriter {

    static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    JourneyDriver journey;

    @Autowired
    ImportDriver imports;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    SettableClock clock;

    @Autowired
    DataSource database;

    @Test
    void writes() throws SQLException, IOException {
        assumeTrue(System.getProperty("wayline.dump") != null, "no base is named with -Dwayline.dump");
        clock.set(MONDAY_TEN);
        registers("buyer", "email")
                .happens("order.placed", Map.of("orderRef", "SO-1", "amount", "489.00", "currency", "CNY"))
                .expectEnded("Customer activated");
        registers("reminded", "email").timePasses(Duration.ofDays(3));
        dispatch.deliverDue();
        registers("called", "email", "phone").completeWith(Map.of("callResult", "reached"));
        registers("to-be-called", "email", "phone").expectTask("Call the customer");
        registers("looks-around", "email");
        imports.run(ImportKind.CUSTOMERS, """
                ref,name,email
                imported-1,林晓雨,xiaoyu@customers.example
                imported-2,Anna Schmidt,no address""");

        try (var connection = database.getConnection()) {
            new Dump(Path.of("src/test/resources/upgrade", System.getProperty("wayline.dump") + ".jsonl"))
                    .write(connection);
        }
    }

    private Walk registers(String ref, String... channels) {
        var consents = Stream.of(channels)
                .map(channel -> Map.of("purpose", "marketing", "channel", channel))
                .toList();
        return journey.on("onboarding", ref)
                .happens(
                        "customer.registered",
                        Map.of(
                                "email",
                                ref + "@customers.example",
                                "phone",
                                "+8613800138000",
                                "locale",
                                "zh-CN",
                                "zone",
                                "Asia/Shanghai",
                                "consents",
                                List.copyOf(consents)));
    }
}
