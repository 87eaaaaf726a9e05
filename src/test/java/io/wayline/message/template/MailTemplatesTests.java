package io.wayline.message.template;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.message.MailNotWritten;
import io.wayline.message.MailSubject;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailTemplatesTests {

    private static final Customer NAMELESS = named(null);

    @TempDir
    Path folder;

    @Test
    void saysAllThatIsWrongWithAMetaAtOnce() {
        var templates = new TemplatesOfTests(folder).put("meta.json", """
                {
                  "purpose": "spam",
                  "anyHours": true,
                  "label": "yes",
                  "texts": {"en": {"name": "%s", "subject": 1, "preheader": "x"}, "de": {}},
                  "variables": [
                    {"name": "name", "type": "text", "sample": {}},
                    {"name": "customer.name", "type": "string", "sample": {}},
                    {"name": "customer.ref", "type": "text", "sample": {"en": "C-1"}},
                    {"name": "customer.ref", "type": "text", "sample": {"en": "C-1", "zh-CN": "C-1"}},
                    {"name": "company.website", "type": "link", "sample": {"en": "ftp://x.example", "zh-CN": 1}},
                    "customer.since"
                  ]
                }""".formatted("x".repeat(61)));

        var report = templates.load().report(TemplatesOfTests.NAME);

        assertThat(report.purpose()).isNull();
        assertThat(report.findings().stream().map(finding -> finding.rule() + " " + finding.field()))
                .containsExactlyInAnyOrder(
                        "purpose-unknown purpose",
                        "field-unknown anyHours",
                        "field-no-flag label",
                        "name-long texts.en.name",
                        "field-no-text texts.en.subject",
                        "field-missing texts.en.reason",
                        "field-unknown texts.de",
                        "field-missing texts.zh-CN",
                        "variable-name variables[0].name",
                        "variable-type-unknown variables[1].type",
                        "sample-missing variables[2].sample.zh-CN",
                        "variable-twice variables[3].name",
                        "sample-unfit variables[4].sample.en",
                        "sample-unfit variables[4].sample.zh-CN",
                        "field-no-object variables[5]");
    }

    @Test
    void findsNoTemplateInAJarThatAFolderDoesNotHave() throws IOException {
        new TemplatesOfTests(folder.resolve("mail"));
        var jar = jarOf(folder, "mail");

        var templates = TemplatesOfTests.of("jar:" + jar.toUri() + "!/mail/", List.of(new TemplatesOfTests.Orders()));

        assertThat(templates.names()).containsExactly(TemplatesOfTests.NAME);
    }

    @Test
    void saysWhereAMetaIsNoJson() {
        var report = new TemplatesOfTests(folder)
                .put("meta.json", "{\n  \"purpose\": service\n}")
                .load()
                .report(TemplatesOfTests.NAME);

        assertThat(report.findings())
                .singleElement()
                .returns("json-broken", TemplateFinding::rule)
                .returns(2, TemplateFinding::line);
    }

    @Test
    void missesEveryFileThatIsNotThere() {
        var report = new TemplatesOfTests(folder)
                .without("en.txt")
                .without("zh-CN.html")
                .load()
                .report(TemplatesOfTests.NAME);

        assertThat(report.findings())
                .extracting(TemplateFinding::file)
                .containsExactlyInAnyOrder("en.txt", "zh-CN.html");
        assertThat(report.languages()).isEmpty();
    }

    @Test
    void holdsTheDeclarationsAgainstWhatIsKnown() {
        var templates = new TemplatesOfTests(folder);
        templates.put(
                "meta.json",
                templates.get("meta.json").replace("\"variables\": [", """
                        "variables": [
                          {"name": "order.colour", "type": "text", "sample": {"en": "red", "zh-CN": "红"}},
                          {"name": "parcel.number", "type": "text", "sample": {"en": "1", "zh-CN": "1"}},
                          {"name": "order.number", "type": "number", "sample": {"en": 1, "zh-CN": 1}},
                          {"name": "customer.since", "type": "text", "sample": {"en": "x", "zh-CN": "x"}},
                        """).replace("\"optional\": true, ", ""));

        assertThat(templates.load().report(TemplatesOfTests.NAME).findings().stream()
                        .map(finding -> finding.rule() + " " + finding.params()))
                .containsExactly(
                        "variable-unknown [order.colour]",
                        "variable-unknown [parcel.number]",
                        "variable-type [order.number, text]",
                        "variable-unused [order.number]",
                        "variable-unused [customer.since]",
                        "variable-not-always [customer.name]");
    }

    @Test
    void writesNoMailFromABrokenTemplateAndSaysWhy() {
        var templates = new TemplatesOfTests(folder)
                .put("en.html", "<p>${customer.name}</p>")
                .load();

        assertThat(templates.names()).containsExactly(TemplatesOfTests.NAME);
        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> templates.write(
                        TemplatesOfTests.NAME, Locale.ENGLISH, NAMELESS, MailSubject.of("O-1"), "https://x"))
                .withMessageContaining("hello is broken")
                .withMessageContaining("en.html")
                .withMessageContaining("<#if customer.name??>");
        assertThatExceptionOfType(MailNotWritten.class).isThrownBy(() -> templates.purpose(TemplatesOfTests.NAME));
    }

    @Test
    void writesWithoutWhatIsOptional() {
        var mail = new TemplatesOfTests(folder)
                .load()
                .write(
                        TemplatesOfTests.NAME,
                        Locale.ENGLISH,
                        NAMELESS,
                        MailSubject.of("O-1"),
                        "https://service.lanhe.example/u/v1.x");

        assertThat(mail.subject()).isEqualTo("AD: Welcome");
        assertThat(mail.html()).contains("Hello, and welcome", "https://service.lanhe.example/u/v1.x");
    }

    @Test
    void keepsASubjectInOneLineWhateverAValueBrings() {
        var templates = new TemplatesOfTests(folder);
        templates.put("meta.json", templates.get("meta.json").replace("\"Welcome\"", "\"Welcome, ${customer.name!}\""));
        var name = " Anna\r\nBcc: ben@example.com\u2028\u202Egnp\u2066.\u0085 ";

        var mail = templates
                .load()
                .write(
                        TemplatesOfTests.NAME,
                        Locale.ENGLISH,
                        named(name),
                        MailSubject.of("O-1"),
                        "https://service.lanhe.example/u/v1.x");

        assertThat(mail.subject()).isEqualTo("AD: Welcome,  Anna Bcc: ben@example.com gnp .");
    }

    @Test
    void letsAnswersGoToTheSenderThatItNames() {
        var templates = withSender("news").load();

        assertThat(templates.report(TemplatesOfTests.NAME).findings()).isEmpty();
        assertThat(templates.sender(TemplatesOfTests.NAME)).isEqualTo("news");
        assertThat(templates.sample(TemplatesOfTests.NAME, Locale.ENGLISH).text())
                .contains("editors@lanhe.example")
                .doesNotContain("hello@lanhe.example");
    }

    @Test
    void warnsOfASenderThatNobodySet() {
        var templates = withSender("nwes").load();

        assertThat(templates.report(TemplatesOfTests.NAME).warnings())
                .singleElement()
                .returns("sender-unset", TemplateFinding::rule);
        assertThat(templates.sample(TemplatesOfTests.NAME, Locale.ENGLISH).text())
                .contains("hello@lanhe.example");
    }

    private TemplatesOfTests withSender(String name) {
        var templates = new TemplatesOfTests(folder);
        return templates.put(
                "meta.json", templates.get("meta.json").replaceFirst("\\{", "{\"sender\": \"" + name + "\","));
    }

    @Test
    void asksForWhatTheStepDidNotName() {
        var templates = new TemplatesOfTests(folder).load();

        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() ->
                        templates.write(TemplatesOfTests.NAME, Locale.ENGLISH, NAMELESS, MailSubject.of(null), null))
                .withMessageContaining("order.items")
                .withMessageContaining("let the step say what the mail is about");
    }

    @Test
    void aBrokenLayoutBreaksEveryMailAndNotTheStart() {
        var templates = new TemplatesOfTests(folder);
        templates.put("../layout.html", "<#include \"x\">");

        assertThat(templates.load().report(TemplatesOfTests.NAME).errors())
                .extracting(TemplateFinding::file)
                .containsOnly("layout.html");
    }

    @Test
    void aLayoutWithoutAddressAndWayToStopIsRefused() {
        var templates = new TemplatesOfTests(folder);
        templates.put("../layout.html", "<p>${body}</p>");

        assertThat(templates.load().report(TemplatesOfTests.NAME).errors())
                .extracting(TemplateFinding::rule)
                .contains("address-missing", "unsubscribe-missing");
    }

    @Test
    void knowsNoOtherTemplate() {
        var templates = new TemplatesOfTests(folder).load();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> templates.report("goodbye"));
        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> templates.purpose("goodbye"))
                .withMessageContaining("goodbye");
    }

    private static Customer named(@Nullable String name) {
        return new Customer(
                new CustomerId("6a8f3f0c-1d1e-4c53-9b8d-0d5a1f0b9a11"),
                new CustomerRef("C-1"),
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                Lifecycle.NEW,
                Instant.EPOCH,
                0);
    }

    /** A jar beside the folder, with an entry for each folder in it, as build tools make it. */
    private static Path jarOf(Path parent, String name) throws IOException {
        var jar = parent.resolve(name + ".jar");
        try (var files = Files.walk(parent.resolve(name));
                var inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            for (var file : files.toList()) {
                Files.copy(file, inside.getPath(parent.relativize(file).toString()));
            }
        }
        return jar;
    }
}
