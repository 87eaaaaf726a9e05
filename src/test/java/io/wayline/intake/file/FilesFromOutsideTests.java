package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportRun.Rows;
import io.wayline.intake.file.csv.DateForm;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.PhoneNumber;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static io.wayline.intake.file.csv.ImportKind.CUSTOMERS;
import static io.wayline.intake.file.csv.ImportKind.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Files as other systems and spreadsheets write them. */
@DatabaseTest
class FilesFromOutsideTests {

    @Autowired
    ImportDriver driver;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    EventsDriver events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void timePasses() {
        clock.advance(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'sep=;\r\nref;name;email\r\n%s;Anna;anna@example.com\r\n'",
        "'\r\nref,name,email\r\n%s,Anna,anna@example.com\r\n'",
        "'\uFEFFsep=,\nref,name,email\n%s,Anna,anna@example.com\n'",
        "'\"sep=|\"\nref|name|email\n%s|Anna|anna@example.com\n'",
        "'Members as of May;;\n;;\nref;name;email\n%s;Anna;anna@example.com\n'",
        "'\"Customer\nnumber\",\"Name\",\"E-\nMail\"\n%s,Anna,anna@example.com\n'",
        "'ref,name,email\n=\"%s\",=\"Anna\",anna@example.com\n'",
        "'ref,name,email\n\u00a0%s\u00a0,\u00a0Anna\u00a0,\u3000anna@example.com\u00a0\n'",
        "'ref,name,email,phone,note\n%s,Anna,anna@example.com\n'",
        "'ref\tname\temail\n%s\tAnna\tanna@example.com\t\t\n'",
    })
    void whatSpreadsheetsWriteAroundATableHarmsNobody(String file) {
        var run = driver.run(CUSTOMERS, file.formatted(some));

        assertThat(run.rows()).isEqualTo(new Rows(1L, 1, 1, 0, 0, 0));
        assertThat(customer("").name()).isEqualTo("Anna");
        assertThat(customer("").email()).hasToString("anna@example.com");
    }

    @Test
    void aTableSavedAsUnicodeTextIsRead() {
        var text =
                "\uFEFFref\tname\temail\tphone\tbirthday\tregisteredAt\r\n%s\t\tanna@example.com\t\t1990/2/28\t2024-05-01T06:32:05Z\r\n"
                        .formatted(some);

        driver.run(CUSTOMERS, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE)));

        assertThat(customer("").birthday()).isEqualTo("1990-02-28");
    }

    @Test
    void phonesAreThoseThatWereMeantOrLeftOut() {
        var run = driver.run(CUSTOMERS, """
                ref,email,phone,country
                1-%1$s,a@example.com,13800138000.0,
                2-%1$s,a@example.com,8613800138000.0,
                3-%1$s,a@example.com,+49 30 123456 ext 77,
                4-%1$s,a@example.com,0755-88888888转801,
                5-%1$s,a@example.com,030-0074321,Germany
                6-%1$s,a@example.com,030-0074321,德国
                7-%1$s,a@example.com,0151 12345678,DE
                8-%1$s,a@example.com,0151 12345678,
                9-%1$s,a@example.com,1380013800O,
                10-%1$s,a@example.com,1.38E+10,
                11-%1$s,a@example.com,9123 4567,Hong Kong
                12-%1$s,,9123 4567,
                13-%1$s,a@example.com,9123 4567,Atlantis
                """.formatted(some));

        assertThat(run.rows()).isEqualTo(new Rows(13L, 13, 12, 0, 0, 1));
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(number -> phone(number + "-")))
                .containsExactly(
                        new PhoneNumber("+8613800138000"),
                        new PhoneNumber("+8613800138000"),
                        new PhoneNumber("+4930123456", "77"),
                        new PhoneNumber("+8675588888888", "801"),
                        new PhoneNumber("+49300074321"),
                        new PhoneNumber("+49300074321"),
                        new PhoneNumber("+4915112345678"),
                        null,
                        null,
                        null,
                        new PhoneNumber("+85291234567"));
        assertThat(faults(run))
                .extracting(RowFault::line, RowFault::code, RowFault::effect)
                .containsExactly(
                        tuple(9L, "phone-country", Effect.LEFT_OUT),
                        tuple(10L, "phone-letters", Effect.LEFT_OUT),
                        tuple(11L, "phone-rounded", Effect.LEFT_OUT),
                        tuple(13L, "phone-country", Effect.REFUSED),
                        tuple(14L, "not-country", Effect.LEFT_OUT),
                        tuple(14L, "phone-country", Effect.LEFT_OUT));
    }

    @Test
    void theCountryOfANumberIsThatOfTheCustomerWhereTheRowSaysNone() {
        driver.run(CUSTOMERS, """
                ref,email,phone,zone
                a-%1$s,a@example.com,+49 30 901820,
                b-%1$s,a@example.com,,Europe/London
                """.formatted(some));

        driver.run(CUSTOMERS, """
                ref,phone
                a-%1$s,0151 12345678
                b-%1$s,07911 123456
                """.formatted(some));

        assertThat(phone("a-")).isEqualTo(new PhoneNumber("+4915112345678"));
        assertThat(phone("b-")).isEqualTo(new PhoneNumber("+447911123456"));
    }

    @Test
    void ofSeveralPhonesTheFirstThatCanBeReadIsKeptAndTheOthersAreSaid() {
        var run = driver.run(CUSTOMERS, """
                CustomerKey,First Name,Last Name,Home Phone,Mobile Phone,Business Phone,Country/Region
                a-%1$s,Anna,Berg,030 901820,0151 12345678,,Germany
                b-%1$s,雨桐,王,,none,+49 30 901821,China
                """.formatted(some));

        assertThat(customer("a-").name()).isEqualTo("Anna Berg");
        assertThat(customer("b-").name()).isEqualTo("王雨桐");
        assertThat(phone("a-")).isEqualTo(new PhoneNumber("+4915112345678"));
        assertThat(phone("b-")).isEqualTo(new PhoneNumber("+4930901821"));
        assertThat(faults(run))
                .extracting(RowFault::line, RowFault::code, RowFault::effect)
                .containsExactly(
                        tuple(2L, "phone-further", Effect.LEFT_OUT), tuple(3L, "phone-not-one", Effect.LEFT_OUT));
    }

    @Test
    void referencesThatASpreadsheetHasRoundedAreRefused() {
        var run = driver.run(CUSTOMERS, """
                ref,name,email
                2.02411E+13,Anna,a8@example.com
                2.02411E+13,Bea,b8@example.com
                202411%2$s.0,Cid,c8@example.com
                20241100000000001.0,Dora,d8@example.com
                """.formatted(some, digits()));

        assertThat(run.rows()).isEqualTo(new Rows(4L, 4, 1, 0, 0, 3));
        assertThat(customers.get(new CustomerRef("202411" + digits())).name()).isEqualTo("Cid");
        assertThat(imports.kinds(run.id()))
                .extracting(FaultKind::column, FaultKind::code, FaultKind::count, FaultKind::line)
                .containsExactly(tuple("ref", "rounded", 3L, 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "2024/5/1, 2024-04-30T16:00:00Z",
        "2024/5/1 14:32, 2024-05-01T06:32:00Z",
        "2024-05-01 9:05, 2024-05-01T01:05:00Z",
        "2024年5月1日, 2024-04-30T16:00:00Z",
        "2024-05-01 14:32:05 +0200, 2024-05-01T12:32:05Z",
        "20240501, 2024-04-30T16:00:00Z",
        "01.05.2024 14:32, 2024-05-01T06:32:00Z",
        "31/12/2023, 2023-12-30T16:00:00Z",
        "12/31/2023 2:05 PM, 2023-12-31T06:05:00Z",
        "1 May 2024, 2024-04-30T16:00:00Z",
        "'May 1, 2024', 2024-04-30T16:00:00Z",
        "2024.5.1, 2024-04-30T16:00:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "5/5/2024, 2024-05-04T16:00:00Z",
    })
    void aTimeIsReadWhereItCanMeanOneOnly(String written, Instant since) {
        driver.run(CUSTOMERS, "ref,email,registeredAt\n%s,a@example.com,\"%s\"\n".formatted(some, written));

        assertThat(customer("").since()).isEqualTo(since);
    }

    @Test
    void datesThatCouldBeTwoAreAskedOnceForTheirColumn() {
        var file = """
                ref,email,birthday,registeredAt
                a-%1$s,a@example.com,4/8/1966,45413
                b-%1$s,b@example.com,28.2.1990,1/5/24
                """.formatted(some);

        var asked = driver.run(CUSTOMERS, file);

        assertThat(asked.rows().created()).isEqualTo(2);
        assertThat(faults(asked))
                .extracting(RowFault::line, RowFault::column, RowFault::code, RowFault::effect)
                .containsExactly(
                        tuple(2L, "registeredAt", "date-serial", Effect.LEFT_OUT),
                        tuple(2L, "birthday", "date-unclear", Effect.LEFT_OUT),
                        tuple(3L, "registeredAt", "date-year", Effect.LEFT_OUT));
        assertThat(customer("b-").birthday()).isEqualTo("1990-02-28");
        timePasses();

        driver.run(CUSTOMERS, file, said(Map.of("birthday", DateForm.DAY_FIRST)));
        assertThat(customer("a-").birthday()).isEqualTo("1966-08-04");
        timePasses();

        driver.run(CUSTOMERS, file, said(Map.of("birthday", DateForm.MONTH_FIRST)));
        assertThat(customer("a-").birthday()).isEqualTo("1966-04-08");
        timePasses();

        driver.run(CUSTOMERS, file.replace("28.2.1990", "28/2/1990"), FileReading.GUESSED);
        assertThat(customer("a-").birthday())
                .as("another row of the column says that the day comes first")
                .isEqualTo("1966-08-04");
    }

    @ParameterizedTest
    @CsvSource({"2999-01-01", "1850-01-01", "2026-02-30"})
    void aBirthdayThatNobodyCanHaveIsLeftOut(String birthday) {
        var run = driver.run(CUSTOMERS, "ref,email,birthday\n%s,a@example.com,%s\n".formatted(some, birthday));

        assertThat(customer("").birthday()).isNull();
        assertThat(faults(run)).extracting(RowFault::effect).containsExactly(Effect.LEFT_OUT);
    }

    @Test
    void aMemberListOfAChineseSystemIsReadByItsHeadings() {
        var run = driver.run(
                CUSTOMERS,
                "会员卡号,会员姓名,手机号码,生日,入会日期,积分\n%s,王雨桐,138 0013 8000,1990/2/28,2024年5月1日,120\n".formatted(some),
                Charset.forName("GBK"));

        assertThat(run.rows().created()).isEqualTo(1);
        assertThat(customer("").name()).isEqualTo("王雨桐");
        assertThat(customer("").birthday()).isEqualTo("1990-02-28");
    }

    @Test
    void anOrderInSeveralLinesIsOneWithTheirSumWhereverTheyStand() {
        known("a", "b");
        var file = List.of(
                "O1-%s,a-%s,2025-01-05,Chair,Seating,2,100.00,CNY",
                "O2-%s,a-%s,2025-01-06,Lamp,Light,1,30.50,CNY",
                "O1-%s,a-%s,2025-01-05,Desk,Tables,1,50.00,CNY",
                "O3-%s,b-%s,2025-01-07,Lamp,Light,2,61.00,CNY",
                "O1-%s,b-%s,2025-02-01,Pen,Paper,1,1.00,CNY",
                "O1-%s,a-%s,2025-01-05,Desk,Tables,1,50.00,CNY");

        var run = driver.run(
                ORDERS, lines("orderRef,customerRef,placedAt,product,category,quantity,amount,currency", file));

        assertThat(run.inLines()).isTrue();
        assertThat(run.rows()).isEqualTo(new Rows(6L, 6, 4, 0, 0, 0));
        assertThat(amounts("a-")).containsExactlyInAnyOrder("O1=200.0000", "O2=30.5000");
        assertThat(amounts("b-")).containsExactlyInAnyOrder("O1=1.0000", "O3=61.0000");
        assertThat(items("a-", "O1"))
                .containsExactly("2.0000 Chair 50.0000", "1.0000 Desk 50.0000", "1.0000 Desk 50.0000");

        var shuffled = new ArrayList<>(file);
        Collections.shuffle(shuffled, new Random(7));
        timePasses();
        var again = driver.run(
                ORDERS, lines("orderRef,customerRef,placedAt,product,category,quantity,amount,currency", shuffled));
        assertThat(again.rows()).isEqualTo(new Rows(6L, 6, 0, 0, 4, 0));
    }

    @Test
    void anOrderOfWhichALineIsWrongIsRefusedWhole() {
        known("a");

        var run = driver.run(
                ORDERS,
                lines(
                        "orderRef,customerRef,placedAt,product,quantity,amount,currency",
                        List.of(
                                "O1-%s,a-%s,2025-01-05,Chair,2,100.00,CNY",
                                "O1-%s,a-%s,2025-01-05,Desk,1,many,CNY", "O2-%s,a-%s,2025-01-05,Lamp,1,30.00,CNY")));

        assertThat(run.rows()).isEqualTo(new Rows(3L, 3, 1, 0, 0, 2));
        assertThat(amounts("a-")).containsExactly("O2=30.0000");
        assertThat(imports.kinds(run.id()))
                .extracting(FaultKind::column, FaultKind::code)
                .containsExactlyInAnyOrder(tuple("amount", "not-amount"), tuple("orderRef", "order-incomplete"));
    }

    @Test
    void aTotalIsOfTheOrderAndItIsSaidWhenTheLinesDoNotMakeIt() {
        known("a");

        // as Shopify writes it: the first line has the order, the others their articles
        var run = driver.run(
                ORDERS,
                lines(
                        "Name,Customer ID,Total,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price",
                        List.of(
                                "#1-%s,a-%s,105.00,EUR,2025-01-05 09:00:00 +0100,2,Chair,40.00",
                                "#1-%s,a-%s,,,2025-01-05 09:00:00 +0100,1,Desk,20.00",
                                "#2-%s,a-%s,20.00,EUR,2025-01-06 09:00:00 +0100,1,Desk,20.00")));

        assertThat(run.rows()).isEqualTo(new Rows(3L, 3, 2, 0, 0, 0));
        assertThat(amounts("a-")).containsExactlyInAnyOrder("#1=105.0000", "#2=20.0000");
        assertThat(faults(run))
                .extracting(RowFault::line, RowFault::code, RowFault::effect)
                .containsExactly(tuple(2L, "total-sum", Effect.NOTED));
    }

    @Test
    void rowsOfOneOrderThatCannotBeToldApartAreRefusedAllOfThem() {
        known("a");
        var file = lines(
                "orderRef,customerRef,placedAt,amount,currency",
                List.of(
                        "O1-%s,a-%s,2025-01-05,489.00,CNY",
                        "O2-%s,a-%s,2025-01-05,5.00,CNY",
                        "O2-%s,a-%s,2025-01-05,5.00,CNY",
                        "O1-%s,a-%s,2025-01-05,11.00,CNY"));

        var run = driver.run(ORDERS, file);

        assertThat(run.rows()).isEqualTo(new Rows(4L, 4, 1, 0, 1, 2));
        assertThat(amounts("a-")).containsExactly("O2=5.0000");
    }

    @Test
    void customersOfOrdersAreFoundByAddressAndMadeKnownWhereSomebodySaysSo() {
        driver.run(CUSTOMERS, "ref,email\na-%1$s,Anna-%1$s@example.com\n".formatted(some));
        var file = """
                orderRef,email,Billing Name,placedAt,total
                O1-%1$s,anna-%1$s@example.com,Anna Berg,2025-01-05,5.00
                O2-%1$s,new-%1$s@example.com,Bea New,2025-01-06,6.00
                """.formatted(some);

        var some2 = driver.run(ORDERS, file, new FileReading(Map.of(), Map.of(), null, "EUR", false));
        assertThat(some2.rows()).isEqualTo(new Rows(2L, 2, 1, 0, 0, 1));
        timePasses();
        var all = driver.run(ORDERS, file, new FileReading(Map.of(), Map.of(), null, "EUR", true));

        assertThat(all.rows()).isEqualTo(new Rows(2L, 2, 1, 0, 1, 0));
        assertThat(customers
                        .get(new CustomerRef("new-" + some + "@example.com"))
                        .name())
                .isEqualTo("Bea New");
    }

    @Test
    void howAFileIsReadIsRememberedForTheNextOfItsShape() {
        var said = new FileReading(Map.of("Wer" + some, "ref", "Wie" + some, "email"), Map.of(), null, null, false);
        driver.run(CUSTOMERS, "Wer%1$s,Wie%1$s\na-%1$s,a@example.com\n".formatted(some), said);
        timePasses();

        var next = driver.run(CUSTOMERS, "Wer%1$s,Wie%1$s\nb-%1$s,b@example.com\n".formatted(some));

        assertThat(next.rows().created()).isEqualTo(1);
        assertThat(customer("b-").email()).hasToString("b@example.com");
    }

    @Test
    void anotherNodeGoesOnWithLinesWhereADeadOneStopped() {
        known("a");
        var rows = new ArrayList<String>();
        for (var line = 0; line < 3; line++) {
            for (var order = 0; order < 700; order++) {
                rows.add("L" + order + "-%s,a-%s,2025-01-05,Chair,1,1.00,CNY");
            }
        }
        var id = driver.send(
                ORDERS,
                new ByteArrayInputStream(lines("orderRef,customerRef,placedAt,product,quantity,amount,currency", rows)
                        .getBytes(StandardCharsets.UTF_8)),
                null);

        driver.workABatch();
        var afterOne = imports.get(id).rows();
        assertThat(afterOne.done()).isGreaterThanOrEqualTo(500).isLessThan(600);
        driver.workAll();

        assertThat(imports.get(id).rows()).isEqualTo(new Rows(2_100L, 2_100, 700, 0, 0, 0));
        assertThat(amounts("a-")).hasSize(700).allMatch(each -> each.endsWith("=3.0000"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,299.00', CNY, 1299.0000",
        "'1.299,00', EUR, 1299.0000",
        "'12,5', EUR, 12.5000",
        "€ 89.50, EUR, 89.5000",
        "￥89, CNY, 89.0000",
        "89.00 EUR, EUR, 89.0000",
        "3.2640000000000002, USD, 3.2640",
        "1 299.00, SEK, 1299.0000",
        "'1,234,567', JPY, 1234567.0000",
        "0.00, CNY, 0.0000",
    })
    void amountsAreReadWhereTheyCanMeanOneOnly(String written, String currency, BigDecimal amount) {
        known("a");

        driver.run(
                ORDERS,
                lines(
                        "orderRef,customerRef,placedAt,amount,currency",
                        List.of("O-%s,a-%s,2025-01-05,\"" + written + "\"," + currency)));

        assertThat(amounts("a-")).containsExactly("O=" + amount.toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"'1,299', CNY", "$ 5.00, EUR", "-5.00, CNY", "1.2.3, CNY", "five, CNY"})
    void othersAreRefused(String written, String currency) {
        known("a");

        var run = driver.run(
                ORDERS,
                lines(
                        "orderRef,customerRef,placedAt,amount,currency",
                        List.of("O-%s,a-%s,2025-01-05,\"" + written + "\"," + currency)));

        assertThat(run.rows().refused()).isEqualTo(1);
    }

    @Test
    void anEventToldOfAnotherCustomersNumberIsAnOrderOfItsOwn() {
        known("a", "b");
        for (var ref : List.of("a-", "b-")) {
            events.send(
                    "order.placed", ref + some, Map.of("orderRef", "O-" + some, "amount", "0.00", "currency", "CNY"));
        }
        events.handleAll();
        events.send("order.cancelled", "b-" + some, Map.of("orderRef", "O-" + some));
        events.handleAll();

        assertThat(amounts("a-")).containsExactly("O=0.0000");
        assertThat(amounts("b-")).containsExactly("O=0.0000");
        assertThat(jdbc.sql("select customer_id from customer_order where undone is not null and customer_id in (?, ?)")
                        .params(customer("a-").id().value(), customer("b-").id().value())
                        .query(String.class)
                        .list())
                .containsExactly(customer("b-").id().value());
    }

    private void known(String... refs) {
        var rows = new StringBuilder("ref,email\n");
        for (var ref : refs) {
            rows.append("%s-%s,%s@example.com\n".formatted(ref, some, ref));
        }
        driver.run(CUSTOMERS, rows.toString());
        timePasses();
    }

    private String lines(String header, List<String> rows) {
        return header + "\n" + String.join("\n", rows).replace("%s", some) + "\n";
    }

    private static FileReading said(Map<String, DateForm> dates) {
        return new FileReading(Map.of(), dates, null, null, false);
    }

    private String digits() {
        return Integer.toUnsignedString(some.hashCode() & 0xffffff);
    }

    private Customer customer(String prefix) {
        return customers.get(new CustomerRef(prefix + some));
    }

    private @Nullable PhoneNumber phone(String prefix) {
        return customer(prefix).phone();
    }

    private List<RowFault> faults(ImportRun run) {
        return imports.faults(run.id(), null, null, null, 100).items();
    }

    private List<String> amounts(String prefix) {
        return jdbc.sql("select coalesce(number, ref) as called, amount from customer_order where customer_id = ?")
                .param(customer(prefix).id().value())
                .query((row, number) ->
                        row.getString("called").replace("-" + some, "") + "=" + row.getBigDecimal("amount"))
                .list();
    }

    private List<String> items(String prefix, String order) {
        return jdbc.sql("""
                        select i.quantity, i.name, i.price from customer_order_item i join customer_order o on o.ref = i.order_ref
                        where o.customer_id = ? and coalesce(o.number, o.ref) = ? order by i.line""")
                .params(customer(prefix).id().value(), order + "-" + some)
                .query((row, number) ->
                        row.getBigDecimal("quantity") + " " + row.getString("name") + " " + row.getBigDecimal("price"))
                .list();
    }
}
