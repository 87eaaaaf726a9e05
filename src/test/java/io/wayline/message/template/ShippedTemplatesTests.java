package io.wayline.message.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.message.MailSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Every template that Wayline ships is a mail that a company would send. */
class ShippedTemplatesTests {

    private static final MailTemplates TEMPLATES = TemplatesOfTests.of(
            "classpath:templates/mail/",
            List.of(
                    new TemplatesOfTests.Orders(),
                    new TemplatesOfTests.Benefits(),
                    new TemplatesOfTests.Surveys(),
                    new TemplatesOfTests.Complaints(),
                    new TemplatesOfTests.Occasions(),
                    new TemplatesOfTests.Suggestions(),
                    new TemplatesOfTests.Notices()));

    static Stream<Arguments> everyTemplateInEveryLanguage() {
        return TEMPLATES.names().stream()
                .flatMap(name -> MailSettings.LANGUAGES.stream().map(language -> Arguments.of(name, language)));
    }

    @ParameterizedTest
    @MethodSource("everyTemplateInEveryLanguage")
    void isWrittenWithItsSamples(String template, Locale language) throws IOException {
        var mail = TEMPLATES.sample(template, language);
        keepForEyes(template + "." + language.toLanguageTag() + ".html", mail.html());

        assertThat(mail.subject()).isNotBlank().hasSizeLessThan(79);
        assertThat(mail.html())
                .startsWith("<!doctype html>")
                .contains("lang=\"%s\"".formatted(language.toLanguageTag()))
                .hasSizeLessThan(102_000)
                .doesNotContain("${", "<script", "<#")
                .contains("hello@lanhe.example");
        assertThat(mail.text()).isNotBlank().doesNotContain("${", "<p", "<#").contains("hello@lanhe.example");
    }

    @Test
    void hasNothingWrong() {
        assertThat(TEMPLATES.reports())
                .isNotEmpty()
                .allSatisfy(report ->
                        assertThat(report.findings()).as(report.name()).isEmpty());
    }

    @Test
    void hasANameForPeopleInEveryLanguage() {
        assertThat(TEMPLATES.names())
                .allSatisfy(template -> assertThat(MailSettings.LANGUAGES)
                        .extracting(language -> TEMPLATES.titles(language).get(template))
                        .doesNotContainNull()
                        .doesNotHaveDuplicates());
    }

    private static void keepForEyes(String name, String html) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve(name), html);
    }
}
