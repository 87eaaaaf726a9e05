package io.wayline.journeys;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;

import static org.assertj.core.api.Assertions.assertThat;

/** Customers who have bought before register, and as many who never did. */
@DatabaseTest
class OnboardingOfManyTests {

    private static final int MANY = 200;

    @Autowired
    ImportDriver imports;

    @Autowired
    EventsDriver events;

    @Autowired
    JourneyDriver journey;

    @Autowired
    JdbcClient jdbc;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final PurchaseLog log = PurchaseLog.madeUp(12, MANY, "buyer-" + some + "-");

    @BeforeEach
    void manyHaveBoughtBefore() {
        imports.run(ImportKind.CUSTOMERS, log.customersAsCsv());
        imports.run(ImportKind.ORDERS, log.ordersAsCsv());
    }

    @Test
    void whoBoughtBeforeIsSparedAndWhoIsNewIsWelcomedOnceInTheirLanguage() {
        log.customers().forEach(this::registers);
        var fresh = IntStream.range(0, MANY)
                .mapToObj(each -> (each % 2 == 0 ? "zh-" : "en-") + some + "-" + each)
                .toList();
        fresh.forEach(this::registers);
        fresh.forEach(this::registers);

        events.handleAll();
        journey.stepsRun();

        var ours = " where customer_id in (select id from customer where ref like '%-" + some + "-%')";
        assertThat(count("journey_instance" + ours)).isEqualTo(2 * MANY);
        assertThat(count("outbox_message" + ours)).isEqualTo(MANY);
        assertThat(welcomes("zh-CN", "zh-")).isEqualTo(MANY / 2);
        assertThat(welcomes("en", "en-")).isEqualTo(MANY / 2);
        assertThat(count("customer where lifecycle = 'NEW' and ref like '%-" + some + "-%'"))
                .isEqualTo(MANY);
        log.customers().stream()
                .limit(10)
                .forEach(each -> journey.on("onboarding", each).expectEnded("Already a customer"));
    }

    private void registers(String ref) {
        var locale = ref.startsWith("en-") ? "en" : "zh-CN";
        events.send("customer.registered", ref, Map.of("email", ref + "@customers.example", "locale", locale));
    }

    private long welcomes(String locale, String prefix) {
        return count("outbox_message where template = 'onboarding-welcome' and locale = '" + locale
                + "' and customer_ref like '" + prefix + some + "-%'");
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
