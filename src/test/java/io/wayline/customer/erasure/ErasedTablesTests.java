package io.wayline.customer.erasure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.CustomerTables;
import io.wayline.customer.CustomerTables.Column;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text of every table with a column {@code customer_id} is emptied when that customer is forgotten, or is said here
 * to hold words of ours only. The tables are read from the migrated schema, so a new one, and a new column, are seen here
 * when nobody erases them.
 */
@DatabaseTest
class ErasedTablesTests {

    /**
     * Columns that keep their text, by table: ids and words of ours, names of colleagues, and by what another system calls
     * an event, so that it is known when it is sent again. None says who the customer was.
     */
    private static final Map<String, String> WORDS_OF_OURS = Map.ofEntries(
            Map.entry("benefit", "kind ref state"),
            Map.entry("call_unplaced", "passage purpose queue reason ref settled_by why"),
            Map.entry(
                    "callback",
                    "agent changed_by element instance_id passage queue reason ref result scope_id state task_id"),
            Map.entry("complaint", "category category_said cause ending product queue ref source_ref unit"),
            Map.entry("consent_proof", "cause_kind channel purpose ref source wording"),
            Map.entry("customer_disclosure", "kind reason username"),
            Map.entry(
                    "decision_log",
                    "decision decision_name definition_id element inputs instance_id outputs passage rules"),
            Map.entry("enrolment_member", "enrolment turn"),
            Map.entry("form_answer", "answered_by definition_id element form form_deployment id instance_id task_id"),
            Map.entry("inbox_event", "content_hash event_id source state type"),
            Map.entry("journey_by_hand", "definition_id id instance_id request_key started_by"),
            Map.entry("journey_instance", "cancelled_by definition_id ended_by id journey"),
            Map.entry(
                    "outbox_message",
                    "enhanced_code error_class idem_key lease_owner lease_token locale message_id origin_element origin_instance origin_journey provider purpose reason resolution resolved_by sent_by state template"),
            Map.entry("survey", "instance_id journey language message_ref once_key ref"),
            Map.entry(
                    "work_item",
                    "assignee changed_by completed_press definition_id due_clock due_span element finished_how id instance_id journey name queue standing state"));

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureRequests requests;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Consents consents;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everyTextIsEmptiedUnlessItHoldsWordsOfOursOnly() {
        var left = new TreeSet<String>();
        var filled = new TreeSet<String>();

        // taken back at the end: the rows are made up, and some could be read by nobody
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            var anna = driver.is("anna-" + some, "name", "Anna");
            agrees(anna);
            var tables = CustomerTables.read(jdbc);
            // the request names who asked, and stays
            tables.remove("erasure_request");
            tables.forEach((table, columns) -> {
                // points to a proof that there is
                if (!table.equals("consent")) {
                    CustomerTables.fill(jdbc, table, columns, anna.id(), this::madeUp);
                }
            });
            tables.forEach((table, columns) -> filled.addAll(withTheWord(table, columns)));
            var request = requests.request(anna.ref(), CustomerDriver.SHEN, Cause.person("shen"));

            erasures.carryOut(request.id(), "admin");

            tables.forEach((table, columns) -> left.addAll(withTheWord(table, columns)));
        });

        assertThat(filled).contains("note.body", "survey.answer_comment", "outbox_message.subject");
        assertThat(left)
                .as("columns that still say what they said of somebody who was forgotten: add to an"
                        + " ErasureParticipant, or here if nobody can be told by it")
                .isSubsetOf(wordsOfOurs());
    }

    private static Set<String> wordsOfOurs() {
        return WORDS_OF_OURS.entrySet().stream()
                .flatMap(table -> Stream.of(table.getValue().split(" ")).map(column -> table.getKey() + "." + column))
                .collect(Collectors.toSet());
    }

    private void agrees(Customer who) {
        consents.record(new ConsentStatement(
                who.id(),
                ConsentTopic.MARKETING_PHONE,
                true,
                null,
                ConsentSource.AGENT,
                some,
                null,
                null,
                Cause.person("lin")));
    }

    private List<String> withTheWord(String table, Map<String, Column> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().isText())
                .filter(column -> jdbc.queryForObject(
                                "select count(*) from " + table + " where " + column.getKey() + " like ?",
                                Integer.class,
                                "%" + some + "%")
                        > 0)
                .map(column -> table + "." + column.getKey())
                .toList();
    }

    /** With the word in every text that has room for it. */
    private Object madeUp(String table, String name, Column column) {
        if (name.equals("erased_at")) {
            // what is erased already is passed over
            return null;
        }
        if (table.equals("complaint") && name.equals("stage")) {
            // one that is open stands in the way
            return "CLOSED";
        }
        if (!column.isText()) {
            return column.plain();
        }
        return column.size() < 8
                ? "x"
                : column.size() < 17
                        ? some
                        : some + UUID.randomUUID().toString().substring(0, 8);
    }
}
