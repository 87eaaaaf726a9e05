package io.wayline.message.template;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ContentCheckTests {

    @TempDir
    Path folder;

    static Stream<Corpus.Case> faults() {
        return Corpus.of("content.txt");
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        var report = new TemplatesOfTests(folder).load().report(TemplatesOfTests.NAME);

        assertThat(report.findings()).isEmpty();
        assertThat(report.broken()).isFalse();
        assertThat(report.label()).as("the default of marketing").isTrue();
        assertThat(report.needsAbout()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsWhatIsWrongAndWhere(Corpus.Case fault) {
        var words = fault.expected().split(" ");
        var rule = words[0];
        var isAddition = words[1].equals("+");
        var changed = words[isAddition ? 2 : 1];
        var blamed = words[words.length - 1];
        var templates = new TemplatesOfTests(folder);
        if (changed.startsWith("texts.")) {
            setText(templates, changed, fault.source());
        } else {
            templates.put(changed, (isAddition ? templates.get(changed) + "\n" : "") + fault.source());
        }

        var findings = templates.load().report(TemplatesOfTests.NAME).findings();

        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.field().isEmpty() ? finding.file() : finding.field())
                            .isEqualTo(blamed);
                })
                .allSatisfy(finding -> assertThat(
                                new FindingTexts(TemplatesOfTests.texts()).line(finding, Locale.SIMPLIFIED_CHINESE))
                        .doesNotContain("{0}")
                        .containsPattern("\\p{IsHan}"));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        var templates = new TemplatesOfTests(folder);
        templates.put("en.html", templates.get("en.html") + """
                <p style="color:#ccc">${customer.name}</p><img src="https://cdn.example/x.png" width="9">
                <a href="http://x.example">x</a>""");
        templates.put("zh-CN.txt", "${customer.nick}");

        assertThat(templates.load().report(TemplatesOfTests.NAME).findings())
                .extracting(TemplateFinding::rule)
                .containsExactlyInAnyOrder(
                        "variable-undeclared",
                        "variable-unguarded",
                        "link-not-https",
                        "image-without-alt",
                        "link-only-html",
                        "link-foreign",
                        "contrast-day");
    }

    @Test
    void saysWhatALargeMailLoses() {
        var templates = new TemplatesOfTests(folder);
        templates.put("en.html", templates.get("en.html") + "<p>" + "Much to say. ".repeat(7_000) + "</p>");
        templates.put("zh-CN.html", templates.get("zh-CN.html") + "<p>" + "话很多。".repeat(8_600) + "</p>");

        assertThat(templates.load().report(TemplatesOfTests.NAME).findings())
                .extracting(TemplateFinding::rule, TemplateFinding::file)
                .containsExactly(tuple("size", "zh-CN.html"), tuple("size-close", "en.html"));
    }

    private static void setText(TemplatesOfTests templates, String field, String value) {
        var names = field.split("\\.");
        var pattern = "(\"%s\": \\{[^}]*\"%s\": \")[^\"]*".formatted(names[1], names[2]);
        templates.put(
                "meta.json", templates.get("meta.json").replaceFirst(pattern, "$1" + Matcher.quoteReplacement(value)));
    }
}
