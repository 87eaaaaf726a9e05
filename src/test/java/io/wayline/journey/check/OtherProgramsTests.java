package io.wayline.journey.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.TrialDecision;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.xml.PlainXml;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What other programs write into files is taken where it means nothing, and refused in words where it might. */
class OtherProgramsTests {

    private final StrictModelCheck check = new StrictModelCheck(
            Corpus.world(),
            file -> Optional.empty(),
            (table, inputs) -> new TrialDecision.Answer(List.of(), null),
            Corpus.CLOCK);

    static Stream<String> harmless() {
        return OtherPrograms.harmless().stream().map(ModelFile::name);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void harmlessWordsAreTaken(String name) {
        var findings = check.check(Set.of(file(name)));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Finding::rule).allMatch(rule -> rule.equals("tests-missing"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatTheEngineSeesMeansTheSameInTheSameLines(String name) {
        var file = file(name);
        var words = file.kind() == ModelFile.Kind.BPMN ? Words.DIAGRAM : Words.DECISION;

        var plain = PlainXml.of(file.content(), words);

        var read = SecureXml.read(plain, new Report("")).orElseThrow();
        var written = words.of(SecureXml.read(file.content(), new Report("")).orElseThrow());
        assertThat(process(read).flatMap(OtherProgramsTests::said))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        process(written).flatMap(OtherProgramsTests::said).toList());
        assertThat(plain).doesNotContain("schemaLocation=", "v:", "flowable:class", "drools:");
    }

    @Test
    void aFileOfOursIsSeenAsItIs() {
        var plain = Corpus.good().get(0).content();

        assertThat(PlainXml.of(plain, Words.DIAGRAM)).isSameAs(plain);
    }

    @Test
    void propertiesOfOtherProgramsAreNoneOfOurs() {
        var diagram = BpmnReader.read(file("a/camunda-8.bpmn").content());

        assertThat(diagram.reEntry()).isPresent();
        assertThat(diagram.node("Task").orElseThrow().settings()).isEmpty();
    }

    @Test
    void theJourneyOfSeveralPoolsIsTheOneThatRuns() {
        assertThat(BpmnReader.read(file("a/pool-to-look-at.bpmn").content()).key())
                .isEqualTo("pool-to-look-at");
    }

    @Test
    void wordsThatTheEngineTakesForItsOwnAreRefused() {
        var forebear = OtherPrograms.diagram(
                "forebear", "definitions", "xmlns:a=\"http://activiti.org/bpmn\"", "task", "a:class=\"x.Y\"");
        var within = OtherPrograms.diagram(
                "within",
                "inTask",
                "<bpmn:extensionElements><f:failedJobRetryTimeCycle xmlns:f=\"http://www.camunda.com/fox\">R3/PT1S</f:failedJobRetryTimeCycle><a:executionListener xmlns:a=\"http://activiti.org/bpmn\" class=\"x.Y\"/></bpmn:extensionElements>");

        assertThat(check.check(Set.of(forebear, within)).errors())
                .extracting(Finding::file, Finding::rule, Finding::attribute)
                .containsExactlyInAnyOrder(
                        tuple("a/forebear.bpmn", "namespace", "class"),
                        tuple("a/within.bpmn", "namespace", "failedJobRetryTimeCycle"),
                        tuple("a/within.bpmn", "namespace", "executionListener"));
    }

    @Test
    void wordsOfOthersStandWhereEditorsKeepThem() {
        var beside = OtherPrograms.diagram("beside", "bottom", "<v:scriptTask id=\"X\"/>", "inTask", "<v:note/>");

        assertThat(check.check(Set.of(beside)).errors())
                .extracting(Finding::rule, Finding::attribute)
                .containsExactlyInAnyOrder(tuple("foreign-place", "scriptTask"), tuple("foreign-place", "note"));
    }

    @Test
    void listenersAreRefusedWhereverTheyStand() {
        var listens = "<bpmn:extensionElements><camunda:executionListener class=\"x\"/></bpmn:extensionElements>";
        var onFlow = OtherPrograms.diagram("on-flow", "inFlow", listens);
        var onPool = OtherPrograms.diagram(
                "on-pool",
                "first",
                "<bpmn:collaboration id=\"Pools\"><bpmn:participant id=\"Pool\" processRef=\"on-pool\">" + listens
                        + "</bpmn:participant></bpmn:collaboration>");

        assertThat(check.check(Set.of(onFlow, onPool)).errors())
                .extracting(Finding::rule)
                .containsOnly("listener")
                .hasSize(2);
    }

    @Test
    void twoPoolsThatRunAreRefused() {
        var second = OtherPrograms.diagram(
                "two-run",
                "last",
                "<bpmn:collaboration id=\"Pools\"><bpmn:participant id=\"A\" processRef=\"two-run\"/><bpmn:participant id=\"B\" processRef=\"other\"/></bpmn:collaboration><bpmn:process id=\"other\" isExecutable=\"true\"><bpmn:startEvent id=\"S\"/></bpmn:process>");

        assertThat(check.check(Set.of(second)).errors())
                .extracting(Finding::rule)
                .contains("process-one");
    }

    @Test
    void settingsThatWouldMeanSomethingElseAreRefused() {
        var compensates = OtherPrograms.diagram("undoes", "task", "isForCompensation=\"true\"");
        var several = OtherPrograms.diagram("several", "task", "completionQuantity=\"3\"");

        assertThat(check.check(Set.of(compensates, several)).errors())
                .extracting(Finding::rule)
                .containsOnly("attribute-value");
    }

    private static Stream<XmlNode> process(XmlNode root) {
        return root.children("process", "decision", "BPMNDiagram", "DMNDI", "message", "collaboration");
    }

    private static Stream<String> said(XmlNode part) {
        return part.tree().map(node -> node.line() + " " + node.name() + node.attributes() + node.text());
    }

    private static ModelFile file(String name) {
        return OtherPrograms.harmless().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
