package io.wayline.journey.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.ModelTexts;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a table must say lies beside it, and a table that says something else is not published. */
@DatabaseTest
class DecisionCasesTests {

    private static final String TABLE = "value/customer-tier.dmn";

    @Autowired
    ModelCheck check;

    @Autowired
    ModelTexts texts;

    static Stream<String> tables() {
        return everything().stream()
                .filter(file -> file.kind() == ModelFile.Kind.DMN)
                .map(ModelFile::name);
    }

    /** What comes with the product, and with its sample company. */
    private static List<ModelFile> everything() {
        return Stream.concat(Corpus.shipped().stream(), Corpus.sample().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyShippedTableSaysInEachOfItsCasesWhatItMust(String table) {
        var drawing = file(table);
        var beside =
                everything().stream().filter(file -> file.isBeside(drawing)).toList();
        assertThat(beside).extracting(ModelFile::kind).contains(ModelFile.Kind.TESTS);

        var findings = check.check(
                Set.copyOf(Stream.concat(Stream.of(drawing), beside.stream()).toList()));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Finding::rule).doesNotContain("tests-missing");
    }

    @Test
    void aTableThatSaysSomethingElseIsRefusedWithTheCaseAndBothAnswers() {
        var changed = new ModelFile(TABLE, file(TABLE).content().replace("\"champion\"", "\"hero\""));

        assertThat(errors(changed, file("value/customer-tier.tests.yaml")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.rule()).isEqualTo("tests-failed");
                    assertThat(error.file()).isEqualTo("value/customer-tier.tests.yaml");
                    assertThat(error.line()).isEqualTo(3);
                    assertThat(texts.of(error, Locale.ENGLISH))
                            .isEqualTo("The case “A champion buys a lot, often, and lately” does not hold: expected"
                                    + " label = champion, tier = A, got label = hero, tier = A. Mend the table, or the"
                                    + " case if it is the table that is right.");
                });
    }

    @Test
    void aTableWithoutCasesIsTakenWithAWarning() {
        var findings = check.check(Set.of(file(TABLE)));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Finding::rule).contains("tests-missing");
    }

    @Test
    void casesOfNoTableAreRefused() {
        assertThat(errors(new ModelFile("value/other.tests.yaml", "Any:\n  expect: nothing\n")))
                .extracting(Finding::rule)
                .containsExactly("tests-of-nothing");
    }

    @Test
    void aTableThatIsBrokenIsRefusedForThatAlone() {
        var broken = new ModelFile(TABLE, file(TABLE).content().replace("&gt;=4", "eval(4)"));

        assertThat(errors(broken, file("value/customer-tier.tests.yaml")))
                .extracting(Finding::file)
                .containsOnly(TABLE);
    }

    @Test
    void twoRowsOfWhichOnlyOneMayHoldAreARefusal() {
        var unique = new ModelFile(TABLE, file(TABLE).content().replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));
        var both = "inputs: {recency: 5, frequency: 5, monetary: 5, abc: A}";

        assertThat(errors(unique, cases("Two:\n  " + both + "\n  expect: refused\n")))
                .isEmpty();
        assertThat(errors(unique, cases("Two:\n  " + both + "\n  expect: {tier: A}\n")))
                .extracting(Finding::rule)
                .containsExactly("tests-failed");
    }

    static Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        faults.put("A:\n  inputs: {colour: red}\n  expect: nothing\n", "tests-input");
        faults.put("A:\n  expect: {colour: red}\n", "tests-output");
        faults.put("A:\n  inputs: {abc: A}\n", "tests-shape");
        faults.put("A:\n  expect: perhaps\n", "tests-shape");
        faults.put("A:\n  outputs: {tier: A}\n  expect: nothing\n", "tests-shape");
        faults.put("- A\n", "tests-shape");
        faults.put("A:\n  expect: {tier: [A]}\n", "tests-shape");
        faults.put("A:\n  expect: nothing\nA:\n  expect: nothing\n", "tests-twice");
        faults.put("A: &x\n  expect: nothing\nB: *x\n", "tests-plain");
        faults.put("A: !!java.net.URL [x]\n", "tests-plain");
        faults.put("A: {\n", "tests-malformed");
        faults.put("# none\n", "tests-empty");
        return faults;
    }

    static Stream<String> faulty() {
        return faults().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void casesThatCannotBeReadAreRefusedWithTheReason(String written) {
        assertThat(errors(file(TABLE), cases(written)))
                .extracting(Finding::rule)
                .contains(faults().get(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0"})
    void aNumberIsOneNumberHoweverItIsWritten(String recency) {
        assertThat(errors(
                        file(TABLE),
                        cases("A:\n  inputs: {recency: " + recency
                                + ", frequency: 5, monetary: 1, abc: A}\n  expect: {label: champion}\n")))
                .isEmpty();
    }

    private List<Finding> errors(ModelFile... files) {
        return check.check(Set.of(files)).errors();
    }

    private static ModelFile cases(String written) {
        return new ModelFile("value/customer-tier.tests.yaml", written);
    }

    private static ModelFile file(String name) {
        return everything().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
