package io.wayline.customer.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.complaint.Complaints;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.note.Notes;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyState;
import io.wayline.survey.Surveys;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A customer who did, wrote, and was written all that a customer can is forgotten: nothing that says who they were or
 * what anybody wrote is found in any text of any table, ours or the engine's, nor in any of the engine's and the inbox's
 * bytes. Their own word stands in everything that is personal, so that one search finds it all.
 */
@DatabaseTest
@QuietDatabase
class ErasedCustomerTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureRequests requests;

    @Autowired
    Customers customers;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyDriver surveyDriver;

    @Autowired
    SurveyList list;

    @Autowired
    Complaints complaints;

    @Autowired
    Notes notes;

    @Autowired
    MockMvcTester http;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + word;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void itIsMonday() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
    }

    @AfterEach
    void itIsWhenItWas() {
        engine.forgetsDrawings();
        clock.set(before);
    }

    @Test
    void nothingAnybodyWroteOfThemIsFoundInAnyTable() {
        var customer = annaDidAllThatACustomerCan();
        var page = surveyDriver.page(asked(customer).ref());
        assertThat(tablesWithTheWord())
                .contains(
                        "complaint",
                        "complaint_text",
                        "customer",
                        "customer_key",
                        "customer_order",
                        "inbox_event",
                        "inbox_mail",
                        "journey_instance",
                        "note",
                        "outbox_content",
                        "outbox_message",
                        "survey",
                        "timeline_entry",
                        "work_draft");

        erasures.carryOut(requested(customer), "admin");

        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(customers.find(customer.id())).isEmpty();
        assertThat(http.get().uri(page)).hasStatus(404);
        assertThat(jdbc.queryForObject(
                        "select count(*) from journey_instance where customer_id = ? and ended_at is null",
                        Integer.class,
                        customer.id().value()))
                .isZero();
        assertThat(requests.list(null, 200).items())
                .noneMatch(each -> each.customer().equals(customer.ref()));
    }

    @Test
    void scoresAndCountsStayAndNothingStumblesOverThem() {
        var customer = annaDidAllThatACustomerCan();
        var open = surveyDriver.asks(customer.id(), SurveyKind.CSAT, word);
        var answered = surveyDriver.asks(customer.id(), SurveyKind.CSAT, word);
        surveys.answer(answered, 5, word);

        erasures.carryOut(requested(customer), "admin");
        surveyDriver.passes(Duration.ofDays(30));
        journey.timePasses(Duration.ofDays(30));
        events.handleAll();

        assertThat(list.of(customer.id(), 10)).extracting(Survey::score).containsExactlyInAnyOrder(1, 5, null);
        assertThat(surveys.find(open).orElseThrow().comment()).isNull();
        assertThat(list.of(customer.id(), 10))
                .extracting(each -> each.state(clock.instant()))
                .containsExactlyInAnyOrder(SurveyState.SETTLED, SurveyState.SETTLED, SurveyState.EXPIRED);
        assertThat(jdbc.queryForObject(
                        "select count(*) from inbox_event where type = 'survey.answered' and event_id = ?",
                        Integer.class,
                        answered))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from complaint where customer_id = ? and stage = 'CLOSED' and contact_email is null",
                        Integer.class,
                        customer.id().value()))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from set_aside where item in (?, ?)", Integer.class, open, answered))
                .isZero();
        assertThat(tablesWithTheWord()).isEmpty();
    }

    @Test
    void whoRecordedTheRequestDoesNotCarryItOut() {
        var customer = registers();
        var request = requested(customer);

        assertThatThrownBy(() -> erasures.carryOut(request, "shen"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("erasure-same-person"));

        assertThat(customers.find(customer.id())).isPresent();
        erasures.carryOut(request, "admin");
        erasures.carryOut(request, "admin");
        assertThat(customers.find(customer.id())).isEmpty();
        assertThatThrownBy(() -> erasures.carryOut("nothing", "admin")).isInstanceOf(NotFound.class);
    }

    @Test
    void anOpenComplaintIsAnsweredFirst() {
        var customer = registers();
        complains(customer);
        var request = requested(customer);

        assertThatThrownBy(() -> erasures.carryOut(request, "admin"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("erasure-complaint-open"));

        assertThat(customers.find(customer.id())).isPresent();
        assertThat(tablesWithTheWord()).contains("complaint_text");
        withdraws();
        erasures.carryOut(request, "admin");
        assertThat(tablesWithTheWord()).isEmpty();
    }

    /** Registers, orders, is unhappy, is to be called, complains, takes it back; colleagues write of it. */
    private Customer annaDidAllThatACustomerCan() {
        var customer = registers();
        journey.was(
                "order.placed",
                anna,
                Map.of("orderRef", "SO " + word, "amount", "298.00", "currency", "CNY", "items", List.of()));
        journey.happens("order.delivered", anna, Map.of("orderRef", "SO " + word, "durable", true))
                .timePasses(Duration.ofDays(7));
        surveys.answer(asked(customer).ref(), 1, "The lid is loose, says " + word);
        surveyDriver.passes(Survey.SETTLES_AFTER);
        events.handleAll();
        journey.timePasses(Duration.ZERO);
        complains(customer);
        withdraws();
        notes.write(customer.id(), null, "Call " + word + " back", "lin", "note-" + word);
        var task = jdbc.queryForObject(
                "select max(id) from work_item where customer_id = ? and state = 'WAITING'",
                String.class,
                customer.id().value());
        jdbc.update(
                "insert into work_draft (item_id, username, answers, saved_at, writer, step) values (?, 'lin', ?,"
                        + " current_timestamp, 'browser', 1)",
                task,
                "{\"notes\": \"" + word + "\"}");
        jdbc.update(
                """
                insert into inbox_mail (received_at, message_id, sender, recipient, recipient_name, subject, source)
                select current_timestamp, max(message_id), 'shop@example.com', max(recipient), ?, ?, ?
                from outbox_message where customer_id = ?""",
                word,
                word,
                word.getBytes(StandardCharsets.UTF_8),
                customer.id().value());
        return customer;
    }

    private Customer registers() {
        journey.was(
                "customer.registered",
                anna,
                Map.of(
                        "email",
                        word + "@example.com",
                        "phone",
                        "+8613800138000",
                        "name",
                        "Anna " + word,
                        "locale",
                        "en",
                        "zone",
                        "Asia/Shanghai"));
        return customers.get(new CustomerRef(anna));
    }

    private void complains(Customer customer) {
        journey.happens(
                "complaint.received",
                anna,
                Map.of(
                        "complaintRef",
                        "case " + word,
                        "category",
                        "quality",
                        "text",
                        "It broke, says " + word,
                        "orderRef",
                        "SO " + word,
                        "contact",
                        Map.of("name", word, "email", word + "@example.com")));
        assertThat(complaints.open(customer.id())).isEqualTo(1);
    }

    private void withdraws() {
        journey.happens(
                "complaint.withdrawn", anna, Map.of("complaintRef", "case " + word, "text", "Never mind, " + word));
    }

    private Survey asked(Customer customer) {
        return list.of(customer.id(), 1).get(0);
    }

    private String requested(Customer customer) {
        return requests.request(customer.ref(), CustomerDriver.SHEN, Cause.person("shen"))
                .id();
    }

    private Set<String> tablesWithTheWord() {
        var found = new TreeSet<String>();
        jdbc.execute((Connection of) -> textColumns(of)).forEach((table, columns) -> {
            for (var column : columns) {
                if (holdsTheWord(table, column)) {
                    found.add(table);
                }
            }
        });
        return found;
    }

    private boolean holdsTheWord(String table, Column column) {
        if (column.bytes()) {
            return jdbc.query("select " + column.name() + " from " + table, (row, number) -> row.getBytes(1)).stream()
                    .anyMatch(bytes -> bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(word));
        }
        return jdbc.queryForObject(
                        "select count(*) from " + table + " where lower(" + column.name() + ") like ?",
                        Integer.class,
                        "%" + word + "%")
                > 0;
    }

    /** A column that could hold words. */
    private record Column(String name, boolean bytes) {}

    private static Map<String, List<Column>> textColumns(Connection of) throws SQLException {
        var tables = new TreeMap<String, List<Column>>();
        var kinds = new LinkedHashMap<String, Boolean>();
        try (var found = of.getMetaData().getTables(of.getCatalog(), of.getSchema(), "%", null)) {
            while (found.next()) {
                kinds.put(
                        found.getString("TABLE_NAME").toLowerCase(Locale.ROOT),
                        found.getString("TABLE_TYPE").contains("TABLE"));
            }
        }
        try (var found = of.getMetaData().getColumns(of.getCatalog(), of.getSchema(), "%", "%")) {
            while (found.next()) {
                var table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                var column = column(found);
                if (column != null && kinds.getOrDefault(table, false)) {
                    tables.computeIfAbsent(table, each -> new ArrayList<>()).add(column);
                }
            }
        }
        return tables;
    }

    private static Column column(ResultSet of) throws SQLException {
        var name = of.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        return switch (of.getInt("DATA_TYPE")) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NVARCHAR -> new Column(name, false);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> new Column(name, true);
            default -> null;
        };
    }
}
