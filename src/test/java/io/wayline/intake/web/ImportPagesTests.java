package io.wayline.intake.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class ImportPagesTests {

    @Autowired
    ImportDriver driver;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void operationsChooseAFileSeeHowItIsReadAndFollowIt(Visitor he) throws IOException {
        var page = open(he, Look.DESK);
        page.locator("input[type=file]")
                .setInputFiles(file("our-customers.csv", customersFile(), StandardCharsets.UTF_8));

        assertThat(page.locator("[data-preview] .wl-map")).containsText("Anna Berg");
        assertThat(page.locator("[data-preview] .wl-map thead")).containsText("With us since");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("+8613800138000");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("left out");
        assertThat(page.locator("[data-preview] summary")).containsText("One column is left out");
        assertThat(page.locator("[data-preview]")).containsText("Not one valid mail address");
        he.screenshot(page, "import-preview");

        page.locator("[data-ready] button").click();
        page.waitForURL("**/imports/*-*");
        assertThat(page.locator("h1")).hasText("our-customers.csv");
        assertThat(page.locator(".wl-importing")).containsText("waits for its turn");
        he.screenshot(page, "import-waits");
        driver.workAll();

        assertThat(page.locator(".wl-progress-line")).containsText("Done. 5 of 5 rows.");
        assertThat(page.locator(".wl-counts")).containsText("New customers");
        assertThat(page.locator(".wl-kinds")).containsText("Too many or too few digits");
        assertThat(page.locator("table").last()).containsText("tom@at@example.com");
        assertThat(page.locator("[data-opens=stop]")).hasCount(0);
        he.screenshot(page, "import-done");
        var download = page.waitForDownload(() -> page.locator("a[download]").click());
        Assertions.assertThat(Files.readString(download.path())).contains("Not one valid mail address");
        page.navigate("/imports");
        assertThat(page.locator("tbody tr").first()).containsText("our-customers.csv");
        he.screenshot(page, "imports");
    }

    @Test
    void aFileOfAnOlderChineseSystemIsRecognised(Visitor he) throws IOException {
        var page = open(he, Look.PHONE.inChinese().inTheDark());
        page.locator("input[type=file]")
                .setInputFiles(file(
                        "客户.csv", "客户编号;姓名;手机号\n%s-1;陈美;13800138000\n".formatted(some), Charset.forName("GB18030")));

        assertThat(page.locator("[data-preview]")).containsText("陈美");
        assertThat(page.locator("[data-preview] .wl-notice")).containsText("GB18030");
        assertThat(page.locator("#charset")).hasValue("GB18030");
        he.screenshot(page, "import-preview-phone-dark-zh-CN");
        page.locator("[data-ready] button").click();
        page.waitForURL("**/imports/*-*");
        driver.workAll();

        assertThat(page.locator(".wl-progress-line")).containsText("已完成");
        assertThat(page.locator("h1")).hasText("客户.csv");
        he.screenshot(page, "import-done-phone-dark-zh-CN");
        Assertions.assertThat(customers.get(new CustomerRef(some + "-1")).name())
                .isEqualTo("陈美");
    }

    @Test
    void aFileOfAnOlderSpreadsheetInEuropeIsRecognised(Visitor he) throws IOException {
        var page = open(he, Look.DESK);
        page.locator("input[type=file]")
                .setInputFiles(file(
                        "kunden.csv",
                        "Kundennummer;Vorname;Nachname;E-Mail\n%s-g;Jürgen;Großmann;j@example.com\n".formatted(some),
                        Charset.forName("windows-1252")));

        assertThat(page.locator("[data-preview] .wl-map")).containsText("Jürgen Großmann");
        assertThat(page.locator("#charset")).hasValue("windows-1252");
    }

    @Test
    void aFileThatCannotBeReadSaysWhatHelpsAndCannotBeSent(Visitor he) throws IOException {
        var page = open(he, Look.DESK.inTheDark());
        page.locator("label[for=kind-1]").click();
        page.locator("input[type=file]")
                .setInputFiles(file("orders.csv", "orderRef,amount\nA,1\n", StandardCharsets.UTF_8));

        assertThat(page.locator("[data-preview] .wl-notice"))
                .containsText("These columns are missing: Customer number, Placed, Currency");
        assertThat(page.locator("[data-ready]")).isHidden();
        he.screenshot(page, "import-refused-dark");
    }

    @Test
    void columnsAndWhatTheFileDoesNotSayAreSaidOnThePageAndRememberedForTheNextFile(Visitor he) throws IOException {
        driver.run(ImportKind.CUSTOMERS, "ref,email\n%1$s-w,w@example.com\n".formatted(some));
        var page = open(he, Look.DESK);
        page.locator("label[for=kind-1]").click();
        page.locator("input[type=file]")
                .setInputFiles(file(
                        "sheet.csv",
                        "Wer%1$s,Order ID,Order Date,Product Name,Quantity,Sales\n%1$s-w,N1-%1$s,4/8/2025,Chair,2,10.50\n%1$s-w,N1-%1$s,4/8/2025,Desk,1,20.00\n"
                                .formatted(some),
                        StandardCharsets.UTF_8));
        assertThat(page.locator("[data-preview] .wl-notice")).containsText("Customer number, Currency");

        page.locator("#column-1").selectOption("customerRef");
        assertThat(page.locator("[data-preview] .wl-notice")).not().containsText("Customer number");
        page.locator("#currency").selectOption("USD");
        assertThat(page.locator("[data-preview]")).containsText("Could be two days");
        page.locator("#date-placedAt").focus();
        page.locator("#date-placedAt").selectOption("DAY_FIRST");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("2025-08-04");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("30.50");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("2 × Chair; 1 × Desk");
        assertThat(page.locator("#date-placedAt")).isFocused();
        he.screenshot(page, "import-mapped");

        page.locator("[data-ready] button").click();
        page.waitForURL("**/imports/*-*");
        driver.workAll();
        assertThat(page.locator(".wl-progress-line")).containsText("Done. 2 of 2 rows.");

        page.navigate("/imports");
        page.locator("label[for=kind-1]").click();
        page.locator("input[type=file]")
                .setInputFiles(file(
                        "next.csv",
                        "Wer%1$s,Order ID,Order Date,Product Name,Quantity,Sales\n%1$s-w,N2-%1$s,5/9/2025,Chair,1,5.00\n"
                                .formatted(some),
                        StandardCharsets.UTF_8));
        assertThat(page.locator("[data-preview] .wl-notice")).containsText("Read as sheet.csv was");
        assertThat(page.locator("[data-preview] .wl-map")).containsText("2025-09-05");
        assertThat(page.locator("[data-ready]")).isVisible();
    }

    @Test
    void aRunningImportIsStopped(Visitor he) throws IOException {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(number -> "%s-s%d,c@example.com".formatted(some, number))
                .collect(Collectors.joining("\n", "ref,email\n", "\n"));
        var id = driver.send(
                ImportKind.CUSTOMERS, Files.newInputStream(file("many.csv", rows, StandardCharsets.UTF_8)), null);
        driver.workABatch();
        var page = he.signIn("he", Look.DESK);
        page.navigate("/imports/" + id);
        assertThat(page.locator(".wl-progress-line")).containsText("500 of 1,200 rows.");
        he.screenshot(page, "import-running");

        Dialogs.open(page, "stop");
        page.locator("dialog[open] .btn-primary").click();

        assertThat(page.locator(".wl-progress-line")).containsText("Stopped; rows taken before stay.");
    }

    @Test
    void aFileOfErrorsThatIsCutOffBreaksTheConnection() {
        var id = driver.run(ImportKind.CUSTOMERS, "ref,email\n" + "x,a@b@c\n".repeat(600))
                .id();
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/imports/%s/errors".formatted(port, id)))
                .header("Authorization", "Bearer wl_demo_key")
                .header("Accept", "text/csv")
                .build();
        Assertions.assertThatCode(() -> client.send(request, BodyHandlers.ofString()))
                .doesNotThrowAnyException();

        jdbc.sql(
                        "insert into import_fault (import_id, number, line, field, content, code) values (?, 601, 602, '', '', ?)")
                .params(id, "told-by-nobody")
                .update();

        Assertions.assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theListOfCustomersLeadsOperationsHereAndNobodyElse(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/customers");
        page.locator("a[href='/imports']").click();
        assertThat(page.locator("h1")).hasText("Imports");

        var lin = visitor.signIn("lin", Look.DESK);
        lin.navigate("/customers");
        assertThat(lin.locator("a[href='/imports']")).hasCount(0);
        visitor.expect(403);
        lin.navigate("/imports");
        assertThat(lin.locator("h1")).not().hasText("Imports");
    }

    private String customersFile() {
        return """
                ref,name,email,phone,registeredAt,note
                %1$s-a,Anna Berg,anna@example.com,,2024-05-01,
                %1$s-b,陈美,mei@example.com,+8613800138000,2024-05-02T10:00:00+08:00,门卫代收
                %1$s-c,Tom,tom@at@example.com,,,
                %1$s-d,Eva,eva@example.com,123,,gift wrap
                %1$s-e,Ida,ida@example.com,,,
                """.formatted(some);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static Page open(Visitor visitor, Look look) {
        var page = visitor.signIn("he", look);
        page.navigate("/imports");
        return page;
    }
}
