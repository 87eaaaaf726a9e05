package io.wayline.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.ImportKind;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Customers whose purchases somebody has put beside the checkout register, and as many who never bought. */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=cdnow-onboarding")
class OnboardingOfManyTests {

    private static final Path MAKER = Path.of("../shared/data/cdnow/to-csv");
    private static final int MANY = 500;

    @Autowired
    ImportDriver imports;

    @Autowired
    EventsDriver events;

    @Autowired
    JourneyDriver journey;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path made;

    private List<String> buyers = List.of();

    @BeforeEach
    void manyHaveBoughtBefore() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(MAKER), "no CDNOW sample beside the checkout");
        var making = new ProcessBuilder(MAKER.toString(), made.toString(), "2026-10-31")
                .redirectErrorStream(true)
                .start();
        assertThat(making.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var customers = Files.readAllLines(made.resolve("customers.csv")).subList(0, MANY + 1);
        buyers = customers.stream().skip(1).map(OnboardingOfManyTests::first).toList();
        var refs = Set.copyOf(buyers);
        var orders = Files.readAllLines(made.resolve("orders.csv"));
        imports.run(ImportKind.CUSTOMERS, String.join("\n", customers));
        imports.run(
                ImportKind.ORDERS,
                Stream.concat(orders.stream().limit(1), orders.stream().filter(each -> refs.contains(first(each))))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void whoBoughtBeforeIsSparedAndWhoIsNewIsWelcomedOnceInTheirLanguage() {
        buyers.forEach(this::registers);
        var fresh = IntStream.range(0, MANY)
                .mapToObj(each -> (each % 2 == 0 ? "zh-" : "en-") + each)
                .toList();
        fresh.forEach(this::registers);
        fresh.forEach(this::registers);

        events.handleAll();
        journey.stepsRun();

        assertThat(count("journey_instance")).isEqualTo(2 * MANY);
        assertThat(count("outbox_message")).isEqualTo(MANY);
        assertThat(count("outbox_message where template = 'onboarding-welcome' and locale = 'zh-CN'"
                        + " and customer_ref like 'zh-%'"))
                .isEqualTo(MANY / 2);
        assertThat(count("outbox_message where template = 'onboarding-welcome' and locale = 'en'"
                        + " and customer_ref like 'en-%'"))
                .isEqualTo(MANY / 2);
        assertThat(count("customer where lifecycle = 'NEW'")).isEqualTo(MANY);
        buyers.stream().limit(10).forEach(each -> journey.on("onboarding", each).expectEnded("Already a customer"));
    }

    private void registers(String ref) {
        var locale = ref.startsWith("en-") ? "en" : "zh-CN";
        events.send("customer.registered", ref, Map.of("email", ref + "@customers.example", "locale", locale));
    }

    private static String first(String line) {
        return line.substring(0, line.indexOf(','));
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
