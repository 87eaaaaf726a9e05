package io.wayline.customer.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.customer.CustomerDriver;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.customer.search.CustomerWalk;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class CustomerExportTests {

    private static final String KEY = "key";
    private static final List<String> HOSTILE =
            List.of("=cmd|' /C calc'!A0", "A \"quoted\", name", "'=twice", "😀 Anna", "𠮷野㐂", "+1", "＝1", "O'Hara");

    @Autowired
    MockMvcTester http;

    @Autowired
    Accounts accounts;

    @Autowired
    CustomerDriver customers;

    @Autowired
    ImportDriver imports;

    @Autowired
    CustomerExports exports;

    @Autowired
    CustomerWalk walk;

    @Autowired
    JdbcClient jdbc;

    /** Refs begin so, and with it a query finds this test's customers and nobody else. */
    private final String mark = "x" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aFileThatIsImportedAgainChangesNothing() {
        for (var at = 0; at < HOSTILE.size(); at++) {
            customers.is(
                    mark + at,
                    "name",
                    HOSTILE.get(at),
                    "email",
                    "anna" + at + mark + "@example.com",
                    "phone",
                    "138 0013 800" + at,
                    "locale",
                    "zh-CN",
                    "birthday",
                    "1990-02-03",
                    "tags",
                    List.of("vip"));
        }

        var file = export(KEY, Map.of()).getContentAsByteArray();
        var run = imports.run(ImportKind.CUSTOMERS, new ByteArrayInputStream(file));

        assertThat(run.faults()).isZero();
        assertThat(run.rows().unchanged()).isEqualTo(HOSTILE.size());
        assertThat(run.rows().done()).isEqualTo(HOSTILE.size());
    }

    @Test
    void noCellBeginsAsAFormulaAndTheFileSaysItsEncoding() {
        customers.is(mark, "name", "=1+1", "phone", "138 0013 8000", "email", mark + "@example.com");

        var answer = export(KEY, Map.of());

        assertThat(answer.getContentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.getHeader("Content-Length")).isNull();
        assertThat(text(answer)).startsWith("\uFEFFref,name,email,phone,").contains("'=1+1,", "'+8613800138000,");
    }

    @Test
    void contactDataIsMaskedAsInTheListAndNoImportTakesAMask() {
        customers.is(mark, "name", "Anna", "email", mark + "@example.com", "phone", "138 0013 8000", "owner", "lin");

        for (var account : List.of("lin", "he", "admin")) {
            var file = text(export(account, Map.of()));
            assertThat(file)
                    .as(account)
                    .contains("maskedEmail", "x•••@example.com", "•••8000", "Anna")
                    .doesNotContain(mark + "@example.com", "13800138000");
        }
        var run = imports.run(
                ImportKind.CUSTOMERS,
                new ByteArrayInputStream(export("he", Map.of()).getContentAsByteArray()));
        assertThat(run.rows().refused()).isEqualTo(1);
        assertThat(text(export("shen", Map.of()))).contains(mark + "@example.com");
    }

    @Test
    void agentsTakeTheirOwnCustomersOnlyAndMarketingNobody() {
        customers.is(mark + "own", "email", "a@example.com", "owner", "lin");
        customers.is(mark + "other", "email", "b@example.com", "owner", "shen");

        assertThat(refs("lin", Map.of())).containsExactly(mark + "own");
        assertThat(refs("shen", Map.of())).containsExactlyInAnyOrder(mark + "own", mark + "other");
        assertThat(export("tang", Map.of()).getStatus()).isEqualTo(403);
    }

    @Test
    void theFileHoldsWhomTheListShows() {
        customers.is(mark + 1, "email", "a@example.com", "owner", "lin", "tags", List.of(mark));
        customers.is(mark + 2, "email", "b@example.com", "owner", "shen", "tags", List.of(mark));
        customers.is(mark + 3, "email", "c@example.com");

        for (var filters : List.of(
                Map.<String, String>of(),
                Map.of("owner", "lin"),
                Map.of("tag", mark),
                Map.of("tag", mark, "owner", "shen"),
                Map.of("lifecycle", "PROSPECT"),
                Map.of("lifecycle", "ACTIVE"),
                Map.of("tier", "A"))) {
            var list = ask("/api/v1/customers", "shen", filters);
            assertThat(refs("shen", filters))
                    .as(filters.toString())
                    .containsExactlyInAnyOrderElementsOf(JsonPath.<List<String>>read(text(list), "$.items[*].ref"));
        }
        assertThat(refs("shen", Map.of("tag", mark))).hasSize(2);
    }

    @Test
    void moreThanAThousandNeedAReasonAndAreReadAFewAtATime() {
        thousandAndOne();

        var refused = export(KEY, Map.of());
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("export-reason-missing", "1001");
        assertThat(records()).isEmpty();

        assertThat(refs(KEY, Map.of("reason", "letters by post")))
                .hasSize(1_001)
                .doesNotHaveDuplicates();
        var record = records().get(0);
        assertThat(record.get("customers")).isEqualTo(1_001L);
        assertThat(record.get("reason")).isEqualTo("letters by post");
        assertThat(record.get("ending")).isEqualTo("WHOLE");
        assertThat((String) record.get("username")).startsWith("key:");

        var sizes = new ArrayList<Integer>();
        walk.each(query(), CustomerDriver.SHEN, some -> sizes.add(some.size()));
        assertThat(sizes).containsExactly(500, 500, 1);
    }

    @Test
    void aFileThatIsCutOffIsRecordedAsCutAndItsStreamIsNotEnded() {
        thousandAndOne();
        var broken = new BrokenPipe(20_000);
        var export = exports.begin(query(), CustomerDriver.SHEN, "letters");

        assertThatThrownBy(() -> exports.write(export, broken)).hasStackTraceContaining("nobody reads");

        var arrived = broken.arrived.toString(StandardCharsets.UTF_8).lines().count() - 1;
        var record = records().get(0);
        assertThat(record.get("ending")).isEqualTo("CUT");
        assertThat((Long) record.get("customers")).isBetween(arrived, 1_000L);
        assertThat(arrived).isPositive();
        assertThat(broken.closed).isFalse();
    }

    private void thousandAndOne() {
        var rows = IntStream.range(0, 1_001)
                .mapToObj(at -> "%s-%d,Anna %d,a%d@%s.example".formatted(mark, at, at, at, mark))
                .collect(Collectors.joining("\n"));
        assertThat(imports.run(ImportKind.CUSTOMERS, "ref,name,email\n" + rows)
                        .rows()
                        .created())
                .isEqualTo(1_001);
    }

    private Query query() {
        return new Query(mark, null, null, null, Map.of(), Order.MATCH);
    }

    private List<Map<String, Object>> records() {
        return jdbc.sql("select * from customer_export where filters like ?")
                .param("%query=" + mark + "%")
                .query()
                .listOfRows();
    }

    private List<String> refs(String who, Map<String, String> parameters) {
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(text(export(who, parameters)).substring(1))) {
            return rows.stream().map(row -> row.getField("ref")).toList();
        } catch (IOException never) {
            throw new AssertionError(never);
        }
    }

    private MockHttpServletResponse export(String who, Map<String, String> parameters) {
        return ask("/api/v1/customers.csv", who, parameters);
    }

    private MockHttpServletResponse ask(String path, String who, Map<String, String> parameters) {
        var request = http.get().uri(path).param("query", mark);
        parameters.forEach(request::param);
        if (who.equals(KEY)) {
            request.header("Authorization", "Bearer wl_demo_key");
        } else {
            var person = accounts.find(who).orElseThrow();
            request.with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0)));
        }
        return request.exchange().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Takes so many bytes and then no more. */
    private static final class BrokenPipe extends OutputStream {

        final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        private final int capacity;
        boolean closed;

        BrokenPipe(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void write(int one) throws IOException {
            if (arrived.size() == capacity) {
                throw new IOException("nobody reads");
            }
            arrived.write(one);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
