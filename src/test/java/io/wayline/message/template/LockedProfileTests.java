package io.wayline.message.template;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LockedProfileTests {

    private static final Map<String, Object> ANNA =
            Map.of("customer", Map.of("name", "anna", "things", List.of("a", "b"), "count", 1.5));

    private final LockedProfile profile = new LockedProfile();
    private final TemplateFindings findings = new TemplateFindings();

    static Stream<Corpus.Case> hostile() {
        return Corpus.of("hostile.txt");
    }

    static Stream<Corpus.Case> kind() {
        return Corpus.of("kind.txt");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatReachesBeyondTheMail(Corpus.Case hostile) {
        assertThat(profile.html("en.html", Locale.ENGLISH, hostile.source(), findings))
                .isEmpty();
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("forbidden");
            assertThat(finding.params()).containsExactly(hostile.expected());
            assertThat(finding.file()).isEqualTo("en.html");
        });
    }

    @Test
    void theCorpusOfHostileTemplatesIsNotLost() {
        assertThat(hostile()).hasSizeGreaterThan(60);
        assertThat(kind()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("kind")
    void takesWhatAMailNeeds(Corpus.Case kind) {
        var upper = kind.expected().startsWith("Hello") ? kind.expected().replace("Anna", "anna") : kind.expected();

        assertThat(text(kind.source()).render(ANNA)).isEqualTo(upper);
    }

    @Test
    void saysOnWhichLineTheForbiddenStands() {
        profile.html("en.html", Locale.ENGLISH, "<p>one</p>\n<p>two</p>\n<p>${\"x\"?eval}</p>", findings);

        assertThat(findings.all()).singleElement().returns(3, TemplateFinding::line);
    }

    @Test
    void saysOnWhichLineItCannotBeRead() {
        profile.html("en.html", Locale.ENGLISH, "one\ntwo\n<#if customer.name??>", findings);

        assertThat(findings.all())
                .singleElement()
                .returns("syntax", TemplateFinding::rule)
                .returns(3, TemplateFinding::line);
    }

    @Test
    void refusesASourceThatNobodyCanReadAnyMore() {
        profile.text("en.txt", Locale.ENGLISH, "x".repeat(100_001), findings);
        profile.text("zh-CN.txt", Locale.ENGLISH, "${" + "(".repeat(40_000) + "1" + ")".repeat(40_000) + "}", findings);

        assertThat(Corpus.rules(findings)).containsExactly("file-too-large", "too-deep");
    }

    @Test
    void escapesWhatCustomersCallThemselves() {
        var part = profile.html("en.html", Locale.ENGLISH, "<p>${customer.name}</p>", findings)
                .orElseThrow();

        assertThat(part.render(Map.of("customer", Map.of("name", "<script>alert(1)</script>"))))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    @Test
    void neverRunsWhatCustomersCallThemselves() {
        assertThat(text("${customer.name}").render(Map.of("customer", Map.of("name", "${7 * 7}<#stop>"))))
                .isEqualTo("${7 * 7}<#stop>");
    }

    @Test
    void showsNothingOfTheMachineBehindAValue() {
        assertThat(fault("${customer.name.class}", ANNA).rule()).isEqualTo("render-failed");
        assertThat(fault("${customer.class}", ANNA).rule()).isEqualTo("variable-unguarded");
    }

    @Test
    void namesTheVariableThatIsMissingButNoValue() {
        assertThat(fault("${customer.name} ${customer.points}", ANNA))
                .returns("variable-unguarded", TemplateFinding::rule)
                .returns(List.of("customer.points"), TemplateFinding::params);
    }

    @Test
    void stopsAMailThatGrowsWithoutEnd() {
        assertThat(fault("${a}${a}${a}${a}${a}${a}", Map.of("a", "x".repeat(100_000))))
                .returns("too-long", TemplateFinding::rule)
                .returns(List.of("500000"), TemplateFinding::params);
    }

    @Test
    void stopsListsInListsThatSayNothing() {
        var things = Map.of("a", Collections.nCopies(200, "x"));

        assertThat(fault("<#list a as x><#list a as y><#list a as z></#list></#list></#list>", things))
                .returns("too-many-passes", TemplateFinding::rule);
    }

    @Test
    void stopsAMailThatTakesTooLong() {
        var clock = new AtomicLong();
        var part = text("<#list a as x>${x}</#list>");
        var slow = new Budget(() -> clock.addAndGet(1_100_000_000));

        assertThatExceptionOfType(RenderFault.class)
                .isThrownBy(() -> part.render(Map.of("a", List.of("x", "y", "z")), slow))
                .satisfies(fault -> assertThat(fault.finding().rule()).isEqualTo("too-slow"));
    }

    private Part text(String source) {
        var part = profile.text("en.txt", Locale.ENGLISH, source, findings);
        assertThat(findings.all()).isEmpty();
        return part.orElseThrow();
    }

    private TemplateFinding fault(String source, Map<String, ?> model) {
        var part = text(source);
        try {
            part.render(model);
        } catch (RenderFault fault) {
            return fault.finding();
        }
        throw new AssertionError("It was written");
    }
}
