package io.wayline.journey.model.names;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Report;

import static org.assertj.core.api.Assertions.assertThat;

/** A file of names is taken for what it looks like, and nothing else in it is taken at all. */
@Timeout(30)
class NamesFileTests {

    private final Report report = new Report("tea.names.yaml");

    @Test
    void readsANameInBothLanguages() {
        var names = read("""
                Task_BrewTea:
                  en: Brew tea
                  zh-CN: 泡茶
                """);

        assertThat(names.name("Task_BrewTea", "", Locale.ENGLISH)).isEqualTo("Brew tea");
        assertThat(names.name("Task_BrewTea", "", Locale.SIMPLIFIED_CHINESE)).isEqualTo("泡茶");
        assertThat(names.of("Task_BrewTea").line()).isEqualTo(2);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsTheHelpTheSecondLabelAndTheValuesOfAField() {
        var names = read("""
                when:
                  en: When
                  description: {en: At tea time., zh-CN: 下午茶时间。}
                  time: {zh-CN: 几点}
                  values:
                    no: {en: Not at all, zh-CN: 不要}
                """);

        assertThat(names.description("when", "", Locale.CHINA)).isEqualTo("下午茶时间。");
        assertThat(names.time("when", "At", Locale.CHINA)).isEqualTo("几点");
        assertThat(names.value("when", "no", "No", Locale.CHINA)).isEqualTo("不要");
        assertThat(names.value("no", Locale.ENGLISH)).contains("Not at all");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesWordsThatYamlHasAnotherMeaningForAsWords() {
        var names = read("Flow_No:\n  en: No\n  zh-CN: 否\nFlow_1:\n  en: 010\n");

        assertThat(names.name("Flow_No", "", Locale.ENGLISH)).isEqualTo("No");
        assertThat(names.name("Flow_1", "", Locale.ENGLISH)).isEqualTo("010");
    }

    @Test
    void takesAnEmptyFileForOneWithoutNames() {
        assertThat(read("").things()).isEmpty();
        assertThat(read("# names come later\n").things()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a: {en: A, en: B}                        | names-twice
            'a: {en: A}\na: {en: B}'                 | names-twice
            a: {de: Tee}                             | names-language
            a: {en: [Tea]}                           | names-shape
            a: Tea                                   | names-shape
            [a, b]                                   | names-shape
            a: {values: {x: Tea}}                    | names-shape
            'a: {en: "  "}'                          | names-length
            'a: {en: "two\\nlines"}'                 | names-characters
            'a: {en: "\\u202Eaet"}'                  | names-characters
            'a: {en: "\\u0007"}'                     | names-characters
            a: {en: &t Tea, zh-CN: *t}               | names-plain
            a: {en: !!java.net.URL Tea}              | names-plain
            a: !tea {en: Tea}                        | names-plain
            'a: {en: Tea'                            | names-malformed
            'a: b: c'                                | names-malformed
            """)
    void refuses(String content, String rule) {
        read(content.strip());

        assertThat(rules()).contains(rule);
    }

    @Test
    void refusesANameThatFillsThePage() {
        var names = read("a:\n  en: " + "tea ".repeat(26) + "\n  zh-CN: 茶\n");

        assertThat(rules()).containsExactly("names-length");
        assertThat(names.name("a", "", Locale.CHINA)).as("the rest is read").isEqualTo("茶");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingIt() {
        read("a: {en: Tea}\n".repeat(10_000));

        assertThat(rules()).containsExactly("file-too-large");
    }

    @Test
    void refusesASecondDocument() {
        read("a: {en: A}\n---\na: {en: B}\n");

        assertThat(rules()).containsExactly("names-malformed");
    }

    @Test
    void refusesWhatLiesTooDeep() {
        read("[".repeat(5_000));

        assertThat(rules()).containsExactly("names-malformed");
    }

    @Test
    void saysWhereItIsWrong() {
        read("a:\n  en: A\nb:\n  fr: B\n");

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("b");
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.params()).containsExactly("fr");
        });
    }

    private DrawnNames read(String content) {
        return NamesFile.read(content, report);
    }

    private List<String> rules() {
        return report.findings().stream().map(Finding::rule).distinct().toList();
    }
}
