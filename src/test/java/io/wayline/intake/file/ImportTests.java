package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportRun.Rows;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.row.RowFault;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;
import io.wayline.timeline.Cause;

import static io.wayline.intake.file.csv.ImportKind.CUSTOMERS;
import static io.wayline.intake.file.csv.ImportKind.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class ImportTests {

    /** For a thousand new customers in two batches; measured, not wished for. */
    private static final int STATEMENTS_FOR_CUSTOMERS = 40;

    private static final int STATEMENTS_FOR_ORDERS = 40;

    @Autowired
    ImportDriver driver;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    EventsDriver events;

    @Autowired
    JourneyDriver journey;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + some;
    private final String mei = "mei-" + some;

    /** Files are told apart by when they came. */
    @BeforeEach
    void timePasses() {
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void customersBecomeKnownAndNoJourneyStarts() {
        var run = driver.run(CUSTOMERS, """
                ref,name,email,phone,locale,zone,birthday,registeredAt,consents
                %s,Anna Berg,Anna@Example.com,,en,Europe/Berlin,1990-02-28,2024-05-01T09:00:00+02:00,marketing:email
                %s,陈美,,138 0013 8000,zh-CN,,,2024-05-02,
                """.formatted(anna, mei));

        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.rows()).isEqualTo(new Rows(2L, 2, 2, 0, 0, 0));
        var known = customers.get(new CustomerRef(anna));
        assertThat(known.name()).isEqualTo("Anna Berg");
        assertThat(known.email()).hasToString("Anna@example.com");
        assertThat(known.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(known.zone()).hasToString("Europe/Berlin");
        assertThat(known.birthday()).isEqualTo("1990-02-28");
        assertThat(known.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
        assertThat(known.since()).isEqualTo(Instant.parse("2024-05-01T07:00:00Z"));
        assertThat(customers.get(new CustomerRef(mei)).phone()).hasToString("+8613800138000");
        assertThat(customers.get(new CustomerRef(mei)).since())
                .as("a date alone begins in the company's zone")
                .isEqualTo(Instant.parse("2024-05-01T16:00:00Z"));
        journey.stepsRun();
        assertThat(instancesOf(anna)).isZero();
        assertThat(mailsTo(anna)).isZero();
        assertThat(journey.story(anna)).containsExactlyInAnyOrder("registered", "consent-given");
    }

    /** A constraint stands for whatever makes us fail at one row. */
    @Test
    void aRowAtWhichWeFailIsRefusedAndKeepsNoOtherOut() {
        jdbc.sql("alter table customer add constraint never_anna check (ref <> '%s')".formatted(anna))
                .update();
        ImportRun run;
        try {
            run = driver.run(CUSTOMERS, """
                    ref,email
                    %s,anna@example.com
                    %s,mei@example.com
                    """.formatted(anna, mei));
        } finally {
            jdbc.sql("alter table customer drop constraint never_anna").update();
        }

        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.rows()).isEqualTo(new Rows(2L, 2, 1, 0, 0, 1));
        assertThat(imports.faults(run.id(), null, null, null, 10).items())
                .containsExactly(new RowFault(2, "", null, "internal"));
        assertThat(customers.find(new CustomerRef(mei))).isPresent();

        assertThat(driver.run(CUSTOMERS, "ref,email\n%s,anna@example.com\n".formatted(anna))
                        .rows()
                        .created())
                .isEqualTo(1);
    }

    @Test
    void consentsAreTakenWithTheirProofAndTheSameFileAgainTakesNothingBack() {
        var file = """
                ref,email,consents
                %s,anna@example.com,marketing:email;marketing:phone=withdrawn@2024-05-01
                %s,mei@example.com,service:email=withdrawn
                """.formatted(anna, mei);
        driver.run(CUSTOMERS, file);
        var annaId = customers.get(new CustomerRef(anna)).id();
        var meiId = customers.get(new CustomerRef(mei)).id();

        assertThat(consents.history(annaId, null, 10).items())
                .allMatch(proof -> proof.source() == ConsentSource.IMPORT)
                .extracting(proof -> proof.topic() + "=" + proof.given())
                .containsExactly("marketing:email=true", "marketing:phone=false");
        assertThat(consents.standing(annaId, ConsentTopic.MARKETING_PHONE)
                        .orElseThrow()
                        .at())
                .isEqualTo(Instant.parse("2024-04-30T16:00:00Z"));
        assertThat(given(meiId, ConsentTopic.SERVICE_EMAIL)).isFalse();

        clock.advance(Duration.ofDays(1));
        says(annaId, ConsentTopic.MARKETING_EMAIL, false);
        says(meiId, ConsentTopic.SERVICE_EMAIL, true);
        var again = driver.run(CUSTOMERS, file);

        assertThat(again.rows()).isEqualTo(new Rows(2L, 2, 0, 0, 2, 0));
        assertThat(given(annaId, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(given(meiId, ConsentTopic.SERVICE_EMAIL)).isTrue();
    }

    @Test
    void aConsentDatedAheadCountsFromNowAndTheSameFileLaterChangesNothing() {
        var file = "ref,email,consents\n%s,anna@example.com,marketing:email@%s\n"
                .formatted(anna, clock.instant().plus(Duration.ofHours(3)));
        driver.run(CUSTOMERS, file);
        var annaId = customers.get(new CustomerRef(anna)).id();
        var counted = consents.standing(annaId, ConsentTopic.MARKETING_EMAIL).orElseThrow();
        assertThat(counted.at()).isBeforeOrEqualTo(clock.instant());

        clock.advance(Duration.ofHours(1));
        says(annaId, ConsentTopic.MARKETING_EMAIL, false);
        var stillAhead = driver.run(CUSTOMERS, file);
        clock.advance(Duration.ofHours(5));
        var past = driver.run(CUSTOMERS, file);

        assertThat(stillAhead.rows()).isEqualTo(new Rows(1L, 1, 0, 0, 1, 0));
        assertThat(past.rows()).isEqualTo(new Rows(1L, 1, 0, 0, 1, 0));
        assertThat(given(annaId, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(consents.history(annaId, null, 10).items()).hasSize(2);
    }

    @Test
    void aNoOfAFileCountsAndALateYesDoesNot() {
        driver.run(CUSTOMERS, "ref,email\n%s,anna@example.com\n".formatted(anna));
        var annaId = customers.get(new CustomerRef(anna)).id();
        says(annaId, ConsentTopic.MARKETING_EMAIL, true);

        var no = driver.run(CUSTOMERS, "ref,email,consents\n%s,anna@example.com,marketing:email=no\n".formatted(anna));
        driver.run(CUSTOMERS, "ref,email,consents\n%s,anna@example.com,marketing:email@2024-05-01\n".formatted(anna));

        assertThat(no.rows()).isEqualTo(new Rows(1L, 1, 0, 1, 0, 0));
        assertThat(given(annaId, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(consents.history(annaId, null, 10).items()).hasSize(3);
    }

    @Test
    void consentsThatCannotBeReadAreNamedByLine() {
        var run = driver.run(CUSTOMERS, """
                ref,email,consents
                a-%1$s,a@example.com,marketing
                b-%1$s,b@example.com,news:email
                c-%1$s,c@example.com,marketing:email=perhaps
                d-%1$s,d@example.com,marketing:email@soon
                e-%1$s,e@example.com,
                """.formatted(some));

        assertThat(run.rows()).isEqualTo(new Rows(5L, 5, 1, 0, 0, 4));
        assertThat(imports.faults(run.id(), null, null, null, 10).items())
                .allMatch(fault ->
                        fault.column().equals("consents") && fault.code().equals("not-consents"))
                .extracting(RowFault::line)
                .containsExactly(2L, 3L, 4L, 5L);
    }

    private boolean given(CustomerId customer, ConsentTopic topic) {
        return consents.standing(customer, topic).orElseThrow().given();
    }

    private void says(CustomerId customer, ConsentTopic topic, boolean given) {
        consents.record(new ConsentStatement(
                customer, topic, given, null, ConsentSource.AGENT, "on the phone", null, null, Cause.person("lin")));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = "ref,email,name\n%s,anna@example.com,Anna\n%s,mei@example.com,\n".formatted(anna, mei);
        driver.run(CUSTOMERS, file);

        var again = driver.run(CUSTOMERS, file);

        assertThat(again.rows()).isEqualTo(new Rows(2L, 2, 0, 0, 2, 0));
        assertThat(customers.get(new CustomerRef(anna)).version()).isZero();
        assertThat(journey.story(anna)).containsExactly("registered");
    }

    @Test
    void whatARowLeavesOutStaysAndWhatItSaysCounts() {
        driver.run(CUSTOMERS, "ref,email,name\n%s,anna@example.com,Anna\n".formatted(anna));

        var run = driver.run(CUSTOMERS, "ref,email,name,locale\n%s,berg@example.com,,de\n".formatted(anna));

        assertThat(run.rows()).isEqualTo(new Rows(1L, 1, 0, 1, 0, 0));
        var changed = customers.get(new CustomerRef(anna));
        assertThat(changed.name()).isEqualTo("Anna");
        assertThat(changed.email()).hasToString("berg@example.com");
        assertThat(changed.locale()).isEqualTo(Locale.GERMAN);
        assertThat(changed.version()).isEqualTo(1);
    }

    @Test
    void aRefThatComesTwiceIsOneCustomerAndTheLaterRowCounts() {
        var run = driver.run(
                CUSTOMERS, "ref,email,name\n%1$s,anna@example.com,Anna\n%1$s,anna@example.com,Berg\n".formatted(anna));

        assertThat(run.rows()).isEqualTo(new Rows(2L, 2, 1, 1, 0, 0));
        assertThat(customers.get(new CustomerRef(anna)).name()).isEqualTo("Berg");
    }

    @ParameterizedTest
    @CsvSource({
        "'\uFEFFref,email\n%s,anna@example.com\n'",
        "'E-Mail;备注;客户编号\r\nanna@example.com;\"a;b\r\nc\";%s\r\n'",
        "'Customer ID\tEmail\n%s\tanna@example.com'",
        "'\"ref\",\"EMAIL\",\"\"\n\n\"%s\",\"anna@example.com\",\"\",,\n\n'",
        "'ref,email\r%s,anna@example.com\r'",
    })
    void delimitersEndsOfLinesQuotesAndNamesOfColumnsAreFoundOut(String file) {
        var run = driver.run(CUSTOMERS, file.formatted(anna));

        assertThat(run.rows()).isEqualTo(new Rows(1L, 1, 1, 0, 0, 0));
        assertThat(customers.get(new CustomerRef(anna)).email()).hasToString("anna@example.com");
    }

    @ParameterizedTest
    @CsvSource({"GB18030", "GBK", "UTF-8"})
    void chineseEncodingsAreReadWhenTheyAreNamed(String charset) {
        driver.run(CUSTOMERS, "客户编号,姓名,手机号\n%s,陈美,13800138000\n".formatted(mei), Charset.forName(charset));

        assertThat(customers.get(new CustomerRef(mei)).name()).isEqualTo("陈美");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkDecidesBeforeAnythingElse(String charset) {
        var bytes = ("\uFEFFref,name,phone\n%s,陈美,13800138000\n".formatted(mei)).getBytes(Charset.forName(charset));

        driver.run(CUSTOMERS, new ByteArrayInputStream(bytes));

        assertThat(customers.get(new CustomerRef(mei)).name()).isEqualTo("陈美");
    }

    @Test
    void goodRowsGoInAndBadOnesAreTold() {
        var file = IntStream.range(0, 1_000)
                .mapToObj(number -> number % 10 == 3
                        ? "%s-%d,two@at@example.com,,Nowhere/Land".formatted(some, number)
                        : "%s-%d,c%d@example.com,,".formatted(some, number, number))
                .collect(Collectors.joining("\n", "ref,email,name,zone\n", "\n"));

        var run = driver.run(CUSTOMERS, file);

        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.rows()).isEqualTo(new Rows(1_000L, 1_000, 900, 0, 0, 100));
        var first = imports.faults(run.id(), null, null, null, 150);
        assertThat(first.total()).isEqualTo(200);
        assertThat(first.items().get(0)).isEqualTo(new RowFault(5, "email", "two@at@example.com", "not-email"));
        assertThat(first.items().get(1)).isEqualTo(new RowFault(5, "zone", "Nowhere/Land", "not-zone"));
        var rest = imports.faults(run.id(), null, null, first.next(), 150);
        assertThat(rest.items()).hasSize(50);
        assertThat(rest.items().get(49).line()).isEqualTo(995);
        assertThat(rest.next()).isNull();
    }

    @Test
    void everythingThatIsWrongWithAnOrderIsNamed() {
        driver.run(CUSTOMERS, "ref,email\n%s,anna@example.com\n".formatted(anna));

        var run = driver.run(ORDERS, """
                orderRef,customerRef,placedAt,amount,currency
                A-%1$s,%2$s,2026-10-01,489.00,CNY
                ,%2$s,2026-10-32,"1,299",ZZZ
                C-%1$s,nobody-%1$s,2026-10-01 08:14,1.00,CNY
                D-%1$s,%2$s,2026-10-01
                A-%1$s,%2$s,2026-10-01,489.50,CNY
                E-%1$s,%2$s,2026-10-01T08:14:00+08:00,¥ 89,XAU
                """.formatted(some, anna));

        assertThat(run.rows()).isEqualTo(new Rows(6L, 6, 0, 0, 0, 6));
        assertThat(imports.faults(run.id(), null, null, null, 50).items())
                .extracting(RowFault::line, RowFault::column, RowFault::code)
                .containsExactlyInAnyOrder(
                        tuple(2L, "amount", "lines-unclear"),
                        tuple(3L, "orderRef", "missing"),
                        tuple(3L, "placedAt", "not-placedAt"),
                        tuple(3L, "amount", "not-amount"),
                        tuple(3L, "currency", "not-currency"),
                        tuple(4L, "customerRef", "unknown-customer"),
                        tuple(5L, "currency", "missing"),
                        tuple(6L, "amount", "lines-unclear"),
                        tuple(7L, "amount", "not-amount"),
                        tuple(7L, "currency", "not-currency"));
        assertThat(orderRefs(anna)).isEmpty();
    }

    @Test
    void ordersCountForTheirCustomersAndStartNoJourney() {
        driver.run(CUSTOMERS, "ref,email\n%s,anna@example.com\n".formatted(anna));
        var file = """
                orderRef,customerRef,placedAt,amount,currency,quantity
                A-%1$s,%2$s,2025-01-05T10:00:00+08:00,489.00,CNY,1
                B-%1$s,%2$s,2025-03-05T10:00:00+08:00,11.0005,EUR,2
                """.formatted(some, anna);

        driver.run(ORDERS, file);
        var again = driver.run(ORDERS, file);

        assertThat(again.rows()).isEqualTo(new Rows(2L, 2, 0, 0, 2, 0));
        assertThat(orderRefs(anna)).containsExactly("A-" + some, "B-" + some);
        assertThat(jdbc.sql("select amount from customer_order where ref = ?")
                        .param("B-" + some)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("11.0005");
        journey.stepsRun();
        assertThat(instancesOf(anna)).isZero();
        assertThat(mailsTo(anna)).isZero();
        assertThat(customers.get(new CustomerRef(anna)).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        assertThat(journey.story(anna))
                .containsExactlyInAnyOrder("registered", "order-placed", "order-placed", "lifecycle-moved");
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, ''",
        "EMPTY, '\n\n'",
        "COLUMN_MISSING, 'name,email\nAnna,anna@example.com\n'",
        "COLUMN_TWICE, 'ref,email,E-Mail\na,b,c\n'",
        "NOT_TEXT, 'PK\u0003\u0004\u0000\u0000x'",
        "QUOTES, '\"ref,email\nx\n'",
    })
    void aFirstLineThatCannotBeIsRefusedAtTheDoorAndNothingIsKept(FileFault fault, String file) {
        var before = imports.list(null, 1).total();

        var refused = catchThrowableOfType(FileRefused.class, () -> driver.run(CUSTOMERS, file));

        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(imports.list(null, 1).total()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"QUOTES, '\"never closed,x@example.com'", "ENCODING, '\u00ff,x@example.com'"})
    void aFileThatBreaksLaterOnImportsNothingAndNamesTheLine(FileFault fault, String broken) {
        var rows = IntStream.range(0, 2_000)
                .mapToObj(number -> "%s-%d,c@example.com".formatted(some, number))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.set(1_500, broken);
        var bytes = ("ref,email\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.ISO_8859_1);

        var run = driver.run(CUSTOMERS, new ByteArrayInputStream(bytes));

        assertThat(run.state()).isEqualTo(ImportState.FAILED);
        assertThat(run.failure()).isEqualTo(fault);
        assertThat(run.failureLine()).isEqualTo(1_502);
        assertThat(customers.find(new CustomerRef(some + "-0"))).isEmpty();
        assertThat(pieces(run.id())).isZero();
    }

    @Test
    void aFileWithNothingButNamesIsDone() {
        var run = driver.run(CUSTOMERS, "ref,email");

        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.rows()).isEqualTo(new Rows(0L, 0, 0, 0, 0, 0));
    }

    @Test
    void anUploadThatBreaksOffImportsNothing() {
        var beginning = "ref,email\n" + ("x-%s,c@example.com\n".formatted(some)).repeat(50_000);
        var cut = new SequenceInputStream(
                new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8)), new BreaksOff());

        assertThatThrownBy(() -> driver.run(CUSTOMERS, cut)).isInstanceOf(UncheckedIOException.class);
        driver.workAll();

        var run = imports.list(null, 1).items().get(0);
        assertThat(run.state()).isEqualTo(ImportState.FAILED);
        assertThat(run.failure()).isEqualTo(FileFault.UPLOAD_CUT);
        assertThat(pieces(run.id())).isZero();
        assertThat(customers.find(new CustomerRef("x-" + some))).isEmpty();
    }

    @Test
    void anotherNodeGoesOnWhereADeadOneStoppedAndEveryRowCountsOnce() {
        var id = driver.send(CUSTOMERS, stream(manyCustomers(2_200)), null);
        var batches = new AtomicInteger();

        assertThatThrownBy(() -> driver.anotherNodeWorks(() -> {
                    if (batches.incrementAndGet() > 2) {
                        throw new PowerCut();
                    }
                    return true;
                }))
                .isInstanceOf(PowerCut.class);
        assertThat(imports.get(id).rows().done()).isEqualTo(1_000);
        driver.workAll();
        assertThat(imports.get(id).rows().done()).as("the lease still runs").isEqualTo(1_000);
        clock.advance(Duration.ofMinutes(2));
        driver.workAll();

        assertThat(imports.get(id).state()).isEqualTo(ImportState.DONE);
        assertThat(imports.get(id).rows()).isEqualTo(new Rows(2_200L, 2_200, 2_200, 0, 0, 0));
        assertThat(entriesOf("import/" + id)).isEqualTo(2_200);
    }

    @Test
    void aNodeThatStopsInPeaceHandsItsFileOnAtOnce() {
        var id = driver.send(CUSTOMERS, stream(manyCustomers(1_200)), null);
        var batches = new AtomicInteger();

        driver.anotherNodeWorks(() -> batches.incrementAndGet() <= 1);
        assertThat(imports.get(id).rows().done()).isEqualTo(500);
        driver.workAll();

        assertThat(imports.get(id).rows()).isEqualTo(new Rows(1_200L, 1_200, 1_200, 0, 0, 0));
    }

    @Test
    void filesAreWorkedOnOneAfterTheOtherOverAllNodes() {
        var first = driver.send(CUSTOMERS, stream(manyCustomers(600)), null);
        timePasses();
        var second = driver.send(CUSTOMERS, stream("ref,email\n%s,anna@example.com\n".formatted(anna)), null);

        driver.anotherNodeWorks(() -> {
            assertThat(driver.anotherNodeWorks(() -> true)).isFalse();
            return true;
        });
        assertThat(imports.get(first).state()).isEqualTo(ImportState.DONE);
        assertThat(imports.get(second).state()).isEqualTo(ImportState.RECEIVED);
        driver.workAll();

        assertThat(imports.get(second).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void aStoppedImportLeavesOffAndKeepsWhatItTook() {
        var id = driver.send(CUSTOMERS, stream(manyCustomers(1_500)), null);
        var batches = new AtomicInteger();

        driver.anotherNodeWorks(() -> {
            if (batches.incrementAndGet() == 2) {
                imports.cancel(id);
            }
            return true;
        });
        driver.workAll();

        assertThat(imports.get(id).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(imports.get(id).rows().done()).isEqualTo(500);
        assertThat(entriesOf("import/" + id)).isEqualTo(500);
        assertThat(pieces(id)).isZero();
    }

    @Test
    void eventsThatWaitedForACustomerGoOnWhenAFileMakesThemKnown() {
        var event =
                events.send("order.placed", anna, Map.of("orderRef", "W-" + some, "amount", "5.00", "currency", "CNY"));
        events.handleAll();
        assertThat(orderExists("W-" + some)).isFalse();

        driver.run(CUSTOMERS, "ref,email\n%s,anna@example.com\n".formatted(anna));
        events.handleAll();

        assertThat(orderExists("W-" + some)).isTrue();
        assertThat(jdbc.sql("select state from inbox_event where id = ?")
                        .param(event)
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    @Test
    void aHundredMegabytesPassPieceByPiece() {
        var rows = 1_750;
        var file = new EndlessNotes(some, rows);

        var run = driver.run(CUSTOMERS, file);

        assertThat(run.bytes()).isGreaterThan(100 * 1024 * 1024);
        assertThat(run.rows()).isEqualTo(new Rows((long) rows, rows, rows, 0, 0, 0));
    }

    @Test
    void aThousandRowsCostNoMoreStatementsThanTheyDid() {
        driver.run(CUSTOMERS, manyCustomers(10));
        sql.start();
        driver.run(CUSTOMERS, "ref,email\n" + lines(1_000, "%s-n%d,n%d@example.com"));
        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(STATEMENTS_FOR_CUSTOMERS);

        sql.start();
        driver.run(
                ORDERS,
                "customerRef,orderRef,placedAt,amount,currency\n"
                        + lines(1_000, "%1$s-n%2$d,%1$s-o%2$d,2025-01-05,1.00,CNY"));

        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(STATEMENTS_FOR_ORDERS);
    }

    private String manyCustomers(int count) {
        return "ref,email\n" + lines(count, "%s-%d,c%d@example.com");
    }

    private String lines(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(number -> pattern.formatted(some, number, number))
                .collect(Collectors.joining("\n"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> orderRefs(String customer) {
        return jdbc.sql("select ref from customer_order where customer_id = ? order by ref")
                .param(customers.get(new CustomerRef(customer)).id().value())
                .query(String.class)
                .list();
    }

    private boolean orderExists(String ref) {
        return !jdbc.sql("select 1 from customer_order where ref = ?")
                .param(ref)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private long entriesOf(String cause) {
        return jdbc.sql("select count(*) from timeline_entry where cause_ref = ?")
                .param(cause)
                .query(Long.class)
                .single();
    }

    private long instancesOf(String customer) {
        return rowsOf("journey_instance", customer);
    }

    private long mailsTo(String customer) {
        return rowsOf("outbox_message", customer);
    }

    private long rowsOf(String table, String customer) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = ?")
                .param(customers.get(new CustomerRef(customer)).id().value())
                .query(Long.class)
                .single();
    }

    private long pieces(String id) {
        return jdbc.sql("select count(*) from import_chunk where import_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** A file that is made while it is read: rows with a note of 60,000 characters each. */
    private static final class EndlessNotes extends InputStream {

        private final String some;
        private final int rows;
        private byte[] row = "ref,email,note\n".getBytes(StandardCharsets.UTF_8);
        private int number;
        private int next;

        EndlessNotes(String some, int rows) {
            this.some = some;
            this.rows = rows;
        }

        @Override
        public int read() {
            if (next == row.length && number < rows) {
                row = "%s-%d,c@example.com,%s\n"
                        .formatted(some, ++number, "n".repeat(60_000))
                        .getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            return next < row.length ? row[next++] : -1;
        }
    }

    private static final class BreaksOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }
}
