package io.wayline.customer.merge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A merge leaves nothing behind under the id of whoever was merged: not in any table that has a column
 * {@code customer_id}, whichever feature it belongs to. The tables are read from the migrated schema, so a new one is
 * seen here when nobody merges it.
 */
@DatabaseTest
class MergedTablesTests {

    /** Tables whose rows keep the old id, and why. */
    private static final Map<String, String> STAY = Map.of(
            "consent_proof", "a proof is never changed; proofs of the merged one are read with those of the kept one",
            "customer_disclosure", "whoever opened the merged one does not see the kept one by that (decision 0015)",
            "inbox_event",
                    "what an event was handled for is history that nobody reads by; its subject is the old ref, and"
                            + " customer_merge leads from both to the kept one");

    @Autowired
    Merges merges;

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
    void nothingStaysUnderTheOldIdUnlessItIsSaidWhy() {
        var anna = is("anna");
        var old = is("old");
        var before = new TreeMap<String, Long>();
        var after = new TreeMap<String, Long>();

        // taken back at the end: the rows are made up, and some could be read by nobody
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            agrees(old);
            var tables = CustomerTables.read(jdbc);
            tables.forEach((table, columns) -> fill(table, columns, old.id()));
            tables.keySet().forEach(table -> before.put(table, rows(table, old.id())));
            merges.merge(
                    DuplicatePair.of(anna.id(), old.id()).id(),
                    new MergeChoice(anna.ref(), List.of(), null, null),
                    "shen");
            tables.keySet().forEach(table -> after.put(table, rows(table, old.id())));
        });

        assertThat(before).containsKeys("outbox_message", "work_item", "customer_disclosure");
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows)
                        .as("rows of the one who is merged in %s", table)
                        .isPositive());
        assertThat(left(after))
                .as("tables in which rows stay under the id of a merged customer: add a MergeParticipant to the"
                        + " feature, or a reason here")
                .containsExactlyInAnyOrderElementsOf(STAY.keySet());
    }

    private static List<String> left(Map<String, Long> after) {
        return after.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Customer is(String who) {
        return driver.is(
                who + "-" + some,
                "name",
                "Anna",
                "phone",
                "+49 30 9%07d".formatted(Math.floorMod(some.hashCode(), 10_000_000)));
    }

    private void agrees(Customer who) {
        consents.record(new ConsentStatement(
                who.id(),
                ConsentTopic.MARKETING_PHONE,
                true,
                null,
                ConsentSource.AGENT,
                "on the phone",
                null,
                null,
                Cause.person("lin")));
    }

    private long rows(String table, CustomerId customer) {
        return jdbc.queryForObject(
                "select count(*) from " + table + " where customer_id = ?", Long.class, customer.value());
    }

    /** Puts a row of this customer into a table in which they have none; what the row says is made up. */
    private void fill(String table, Map<String, Column> columns, CustomerId customer) {
        if (rows(table, customer) == 0) {
            CustomerTables.fill(jdbc, table, columns, customer, MergedTablesTests::madeUp);
        }
    }

    private static Object madeUp(String table, String name, Column column) {
        return column.isText() ? UUID.randomUUID().toString().substring(0, Math.min(column.size(), 8)) : column.plain();
    }
}
