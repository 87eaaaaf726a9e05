package io.wayline.intake.web;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.events.EventsDriver;
import io.wayline.intake.Sent;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.ImportRun;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Events and files take the same references of orders, and refuse the same. */
@DatabaseTest
class ReferencesAtTheDoorsTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    ImportDriver files;

    @Autowired
    EventsDriver events;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void annaIsKnown() {
        events.sendHistory("customer.registered", anna, Map.of("email", anna + "@example.com"));
        events.handleAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000123456789",
                "#1001",
                "订单-8",
                "SO 26",
                "anna@example.com",
                "📦📦",
                "+49151",
                "50%",
                "a/b",
                "e\u0301"
            })
    void bothDoorsTakeWhateverShape(String shape) {
        assertThat(event(shape + some)).hasStatus(202);
        assertThat(file(shape + some + "-2").rows().created()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 100})
    void bothDoorsCountCharactersAsPeopleDo(int boxes) {
        var ref = some.substring(0, boxes % 10) + "📦".repeat(boxes - boxes % 10);
        assertThat(event(ref)).hasStatus(202);
        assertThat(file("箱" + ref.substring(ref.offsetByCodePoints(0, 1)))
                        .rows()
                        .created())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty: send the order's reference, 1 to 100 characters on one line",
                "'   ' | has a value that cannot be: send the order's reference, 1 to 100 characters on one line",
                "'\u00a0\u3000' | has a value that cannot be: send the order's reference, 1 to 100 characters on one line",
                "'A\u0009B' | has a value that cannot be: send the order's reference, 1 to 100 characters on one line",
                "LONG | is too long: send the order's reference, 1 to 100 characters on one line"
            })
    void bothDoorsRefuseWhatIsNoReference(String shape, String reason) {
        var ref = shape.equals("LONG") ? "x".repeat(101) : shape;

        assertThat(event(ref))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors[0].detail")
                .isEqualTo(reason);
        assertThat(file(ref).rows().refused()).isEqualTo(1);
    }

    private MvcTestResult event(String ref) {
        var data = Map.of("orderRef", ref, "amount", "298.00", "currency", "CNY");
        return http.post()
                .uri(Requests.PATH)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Content-Type", Requests.SINGLE)
                .content(Sent.event(
                        "order.placed",
                        anna,
                        UUID.randomUUID().toString(),
                        JsonMapper.shared().writeValueAsString(data)))
                .exchange();
    }

    private ImportRun file(String ref) {
        return files.run(ImportKind.ORDERS, """
                orderRef,customerRef,placedAt,amount,currency
                "%s",%s,2026-11-01T09:00:00+08:00,12.00,CNY
                """.formatted(ref, anna));
    }
}
