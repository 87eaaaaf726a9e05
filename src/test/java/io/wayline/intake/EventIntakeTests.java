package io.wayline.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventIdReused;
import io.wayline.events.InvalidEvent;
import io.wayline.intake.EventIntake.Outcome;
import io.wayline.shared.Refusal;
import io.wayline.shared.Refusal.Finding;
import io.wayline.testing.DatabaseTest;

import static io.wayline.intake.Sent.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DatabaseTest
class EventIntakeTests {

    @Autowired
    EventIntake intake;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String customer = "C-" + UUID.randomUUID();

    @Test
    void keepsAnEventAndGivesItsReceipt() {
        var receipt = intake.receive(bytes(Sent.registration(customer)), null);

        assertThat(receipt.duplicate()).isFalse();
        assertThat(jdbc.sql("select subject from inbox_event where id = ?")
                        .param(receipt.id())
                        .query(String.class)
                        .single())
                .isEqualTo(customer);
    }

    @Test
    void givesTheFirstReceiptForARepeatHoweverItIsWritten() {
        var first = intake.receive(bytes(Sent.registration(customer, customer)), null);
        var again = intake.receive(
                bytes(Sent.registration(customer, customer)
                        .replace(", ", ",\n  ")
                        .replace("\"locale\"", "\"\\u006cocale\"")),
                null);

        assertThat(again.duplicate()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void refusesAnIdThatStandsForAnotherEvent() {
        var first = intake.receive(bytes(Sent.order(customer, customer)), null);

        assertThatExceptionOfType(EventIdReused.class)
                .isThrownBy(() ->
                        intake.receive(bytes(Sent.order(customer, customer).replace("298.00", "299.00")), null))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("id", Long.toString(first.id())));
    }

    @Test
    void takesTypesNobodyKnowsAndCustomersNobodyKnows() {
        var receipt = intake.receive(bytes(Sent.event("loyalty-card.stamped", customer, customer, "{}")), null);

        assertThat(receipt.duplicate()).isFalse();
    }

    @Test
    void namesEveryAttributeAtFaultAtOnce() {
        var refusal = refusal("""
                {"specversion": "0.3", "id": 7, "type": "Order Placed", "time": "2026-11-17 09:30", "data": [],
                 "datacontenttype": "text/xml", "data_base64": "AA==", "history": "yes"}""");

        assertThat(refusal.findings())
                .extracting(Finding::pointer)
                .containsExactlyInAnyOrder(
                        "/source",
                        "/id",
                        "/subject",
                        "/time",
                        "/data",
                        "/datacontenttype",
                        "/data_base64",
                        "/history",
                        "/specversion");
        assertThat(refusal.findings())
                .contains(new Finding("/subject", "is missing: send the customer's ref in your system"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"orderRef": "1", "amount": "1", "currency": "CNY"}       | 2026-11-17T09:30:00Z            | ok
            {"orderRef": "1", "amount": 1.5, "currency": "CNY"}       | 2026-11-17t09:30:00.5+08:00     | ok
            {"orderRef": "1", "amount": "1", "currency": "CNY"}       | 2026-02-30T09:30:00Z            | is not a time of RFC 3339
            {"orderRef": "1", "amount": "1", "currency": "CNY"}       | 2026-11-17T09:30:00             | is not a time of RFC 3339
            {"orderRef": "1", "amount": "1", "currency": "CNY"}       | 2099-11-17T09:30:00Z            | is in the future
            """)
    void readsTimesAsRfc3339HasThem(String data, String time, String expected) {
        var event = Sent.event("order.placed", customer, UUID.randomUUID().toString(), data)
                .replace("\"data\"", "\"time\": \"%s\", \"data\"".formatted(time));

        if (expected.equals("ok")) {
            assertThat(intake.receive(bytes(event), null).duplicate()).isFalse();
        } else {
            assertThat(refusal(event).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.pointer()).isEqualTo("/time"))
                    .satisfies(finding -> assertThat(finding.detail()).startsWith(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anna@example.com\\r\\nBcc: eve@example.com | contains a line break
            anna@example.com\\n                        | contains a line break
            anna@example.com, eve@example.com          | names more than one recipient
            anna@example.com;eve@example.com           | names more than one recipient
            anna                                       | is not an address
            """)
    void refusesAMailAddressThatIsMoreThanOneAddress(String address, String fault) {
        var refusal = refusal(
                Sent.event("customer.registered", customer, customer, "{\"email\": \"%s\"}".formatted(address)));

        assertThat(refusal.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo("/data/email");
            assertThat(finding.detail()).startsWith(fault);
        });
        assertThat(refusal.getMessage()).doesNotContain("eve@");
        assertThat(kept()).isZero();
    }

    @Test
    void answersABatchEventByEvent() {
        var batch = "[%s, %s, %s, %s, 7]"
                .formatted(
                        Sent.registration(customer, customer + "-0"),
                        Sent.order(customer, customer + "-1"),
                        Sent.event("order.placed", customer, customer + "-2", "{}"),
                        Sent.order(customer, customer + "-1"));

        var outcomes = intake.receiveBatch(bytes(batch), null);

        assertThat(outcomes)
                .extracting(EventIntakeTests::word)
                .containsExactly("new", "new", "schema-violation", "repeat", "schema-violation");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void keepsTheRestWhenAnIdOfTheBatchStandsForAnotherEvent() {
        intake.receive(bytes(Sent.order(customer, customer + "-1")), null);
        var batch = "[%s, %s, %s]"
                .formatted(
                        Sent.registration(customer, customer + "-0"),
                        Sent.order(customer, customer + "-1").replace("298.00", "1.00"),
                        Sent.order(customer, customer + "-2"));

        var outcomes = intake.receiveBatch(bytes(batch), null);

        assertThat(outcomes).extracting(EventIntakeTests::word).containsExactly("new", "event-id-reused", "new");
        assertThat(kept()).isEqualTo(3);
    }

    @Test
    void refusesABatchThatIsNone() {
        var tooMany = "["
                + String.join(",", IntStream.range(0, 501).mapToObj(i -> "{}").toList()) + "]";

        for (var body : List.of("[]", "{}", "7", "null", tooMany)) {
            assertThatExceptionOfType(InvalidEvent.class)
                    .isThrownBy(() -> intake.receiveBatch(bytes(body), null))
                    .withMessageContaining("array of 1 to 500 events");
        }
    }

    @Test
    void refusesDataThatIsTooLarge() {
        var large = Sent.event("note.left", customer, customer, "{\"text\": \"%s\"}".formatted("x".repeat(65_536)));

        assertThat(refusal(large).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.pointer()).isEqualTo("/data"));
    }

    @Test
    void keepsEachEventOnceWhenEightSendersRepeatThemAllAtOnce() throws Exception {
        var source = fastSource();
        var events = IntStream.range(0, 200)
                .mapToObj(i -> Sent.order(customer, customer + "-" + i).replace("shop:main", source))
                .toList();
        var senders = new ArrayList<Callable<Integer>>();
        for (var sender = 0; sender < 8; sender++) {
            var single = sender % 2 == 0;
            senders.add(() -> {
                var taken = 0;
                for (var round = 0; round < 5; round++) {
                    taken += single ? sendSingly(events) : sendAsBatch(events);
                }
                return taken;
            });
        }

        var threads = Executors.newFixedThreadPool(8);
        var taken = 0;
        try {
            for (var sender : threads.invokeAll(senders)) {
                taken += sender.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).isEqualTo(200);
        assertThat(kept()).isEqualTo(200);
    }

    private int sendSingly(List<String> events) {
        return (int) events.stream()
                .filter(event -> !intake.receive(bytes(event), null).duplicate())
                .count();
    }

    private int sendAsBatch(List<String> events) {
        var outcomes = intake.receiveBatch(bytes("[" + String.join(",", events) + "]"), null);
        assertThat(outcomes).extracting(EventIntakeTests::word).isSubsetOf("new", "repeat");
        return (int)
                outcomes.stream().filter(outcome -> word(outcome).equals("new")).count();
    }

    /** The default pace would be exceeded here. */
    private String fastSource() {
        jdbc.sql("insert into event_source (name, types, rate, burst, changed_at) values (?, '', 100000, 100000, ?)")
                .params(customer, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return customer;
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbox_event where subject = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private Refusal refusal(String event) {
        return catchThrowableOfType(Refusal.class, () -> intake.receive(bytes(event), null));
    }

    private static String word(Outcome outcome) {
        var refusal = outcome.refusal();
        if (refusal != null) {
            return refusal.code();
        }
        return outcome.receipt() != null && outcome.receipt().duplicate() ? "repeat" : "new";
    }
}
