package io.wayline.journey.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.journey.check.Corpus.Expected;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.TrialDecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What is hostile or broken is refused, for the reason that was meant; what is good is taken. */
@Timeout(60)
class StrictModelCheckTests {

    private final StrictModelCheck check = new StrictModelCheck(
            Corpus.world(),
            file -> Optional.empty(),
            (table, inputs) -> new TrialDecision.Answer(List.of(), null),
            Corpus.CLOCK);

    static Stream<String> hostile() {
        return Corpus.names(Corpus.hostile());
    }

    static Stream<String> good() {
        return Corpus.names(Corpus.good());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesForTheReasonThatWasMeant(String name) {
        var file = file(Corpus.hostile(), name);
        var expected = Corpus.expected().stream()
                .filter(each -> each.file().equals(name))
                .toList();

        var findings = check.check(Set.of(file));

        assertThat(expected).as("an expectation for " + name).isNotEmpty();
        var meant = expected.stream().filter(each -> !each.warns()).toList();
        assertThat(findings.errors().stream().map(StrictModelCheckTests::said).distinct())
                .containsExactlyInAnyOrderElementsOf(meant);
        assertThat(findings.all().stream().map(StrictModelCheckTests::said)).containsAll(expected);
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesWhatIsGood(String name) {
        var findings = check.check(Set.of(file(Corpus.good(), name)));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .allMatch(warning -> warning.rule().equals("drawing-missing")
                        || warning.rule().equals("tests-missing")
                        || warning.rule().equals("form-missing"));
    }

    @Test
    void findsNothingAtAllInWhatIsShipped() {
        // cases ask the engine, of which there is none here
        var drawings = Corpus.shipped().stream()
                .filter(file -> file.kind() != ModelFile.Kind.TESTS)
                .collect(Collectors.toSet());

        assertThat(check.check(drawings).errors()).isEmpty();
    }

    @Test
    void knowsAsManyTricksAsItPromises() {
        assertThat(Corpus.hostile()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(Corpus.good()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void refusesAFileOfTenMegabytesWithoutReadingIt() {
        var started = System.nanoTime();

        var findings = check.check(Set.of(
                new ModelFile("a/big.bpmn", "<a>" + "x".repeat(10 << 20) + "</a>"),
                new ModelFile("a/big.dmn", "<a>" + "x".repeat(10 << 20) + "</a>"),
                new ModelFile("a/big.form", "[" + "1,".repeat(10 << 20) + "1]")));

        assertThat(findings.errors())
                .extracting(Finding::rule)
                .containsOnly("file-too-large")
                .hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void refusesMoreElementsThanAnybodyDraws() {
        var file = new ModelFile("a/many.bpmn", "<a>" + "<b/>".repeat(30_000) + "</a>");

        assertThat(check.check(Set.of(file)).errors()).extracting(Finding::rule).containsExactly("xml-too-many");
    }

    @Test
    void refusesAJourneyThatNobodyCanReadWithoutLosingItsWay() {
        var chain = new StringBuilder();
        for (var at = 0; at < 6_000; at++) {
            chain.append(
                    "<bpmn:parallelGateway id=\"G%d\"/><bpmn:sequenceFlow id=\"F%d\" sourceRef=\"G%d\" targetRef=\"G%d\"/>"
                            .formatted(at, at, at, at + 1));
        }
        var straight = file(Corpus.good(), "bpmn/straight.bpmn").content();
        var file = new ModelFile("a/straight.bpmn", straight.replace("</bpmn:process>", chain + "</bpmn:process>"));

        assertThat(check.check(Set.of(file)).errors()).extracting(Finding::rule).contains("process-too-large");
    }

    @Test
    void refusesAFormOfMorePartsThanAnybodyFillsIn() {
        var parts = "{\"type\": \"separator\"},".repeat(300) + "{\"type\": \"separator\"}";
        var file = new ModelFile("a/long.form", "{\"id\": \"long\", \"components\": [" + parts + "]}");

        assertThat(check.check(Set.of(file)).errors()).extracting(Finding::rule).containsExactly("form-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/run.sh", "a/case.cmmn", "a/x.bpmn20.xml", "a/none"})
    void refusesFilesOfOtherKinds(String name) {
        assertThat(check.check(Set.of(new ModelFile(name, "x"))).errors())
                .extracting(Finding::rule)
                .containsExactly("file-kind");
    }

    @Test
    void findsWhatComesInTheSameSet() {
        var caller = file(Corpus.good(), "bpmn/calls.bpmn");
        var called = new ModelFile(
                "x/other.bpmn",
                file(Corpus.good(), "bpmn/straight.bpmn").content().replace("\"straight\"", "\"other\""));
        var calling = new ModelFile(
                "x/calls.bpmn", caller.content().replace("calledElement=\"onboarding\"", "calledElement=\"other\""));

        assertThat(check.check(Set.of(calling)).errors())
                .extracting(Finding::rule)
                .containsExactly("process-unknown");
        assertThat(check.check(Set.of(calling, called)).errors()).isEmpty();
    }

    @Test
    void findsCallsThatComeRoundOverFiles() {
        var calls = file(Corpus.good(), "bpmn/calls.bpmn").content().replace("onboarding", "other");
        var other = calls.replace("\"other\"", "\"x\"")
                .replace("\"calls\"", "\"other\"")
                .replace("\"x\"", "\"calls\"");

        var findings = check.check(Set.of(new ModelFile("x/calls.bpmn", calls), new ModelFile("x/other.bpmn", other)));

        assertThat(findings.errors())
                .extracting(Finding::rule, Finding::params)
                .containsExactlyInAnyOrder(
                        tuple("call-cycle", List.of("calls → other → calls")),
                        tuple("call-cycle", List.of("other → calls → other")));
    }

    @Test
    void findsJourneysThatBeginEachOther() {
        var spreads = file(Corpus.good(), "bpmn/spreads-consent.bpmn").content();
        var back = spreads.replace("spreads-consent", "gives-back")
                .replace(">withdrawn<", ">given<")
                .replace("consent.withdrawn", "consent.other");
        var answers = back.replace("consent.other", "consent.withdrawn");
        var echoes = spreads.replace("consent.withdrawn", "consent.given");

        assertThat(check.check(Set.of(
                                new ModelFile("x/spreads-consent.bpmn", spreads),
                                new ModelFile("x/gives-back.bpmn", back)))
                        .errors())
                .as("nothing that gives begins by a withdrawal")
                .isEmpty();
        assertThat(check.check(Set.of(
                                new ModelFile("x/spreads-consent.bpmn", echoes),
                                new ModelFile("x/gives-back.bpmn", answers)))
                        .errors())
                .extracting(Finding::file, Finding::rule)
                .containsExactlyInAnyOrder(
                        tuple("x/spreads-consent.bpmn", "loop-own-start"),
                        tuple("x/gives-back.bpmn", "loop-own-start"));
    }

    @Test
    void hasWordsForEveryRuleThatIsBroken() throws Exception {
        var rules = new HashSet<String>();
        Corpus.hostile().forEach(file -> check.check(Set.of(file)).all().forEach(each -> rules.add(each.rule())));
        for (var language : List.of("en", "zh_CN")) {
            var texts = new Properties();
            try (var bundle = getClass().getResourceAsStream("/messages/model_" + language + ".properties")) {
                texts.load(bundle);
            }
            assertThat(rules).as(language).allMatch(rule -> texts.containsKey("model." + rule));
        }
    }

    private static Expected said(Finding finding) {
        return new Expected(
                finding.file(),
                finding.rule(),
                finding.element(),
                finding.attribute(),
                finding.severity().name().toLowerCase(Locale.ROOT).equals("warning"));
    }

    private static ModelFile file(List<ModelFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
