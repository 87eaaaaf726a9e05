package io.wayline.journey.check.names;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.journey.check.Corpus;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** Names belong to something that is drawn, and everything that we ship has one in both languages. */
class NamesCheckTests {

    private static final ModelFile DIAGRAM = new ModelFile("tea/tea.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="tea" name="Tea">
                <startEvent id="Start_Thirsty"/>
                <callActivity id="Task_Ask" name="Ask">
                  <extensionElements><camunda:in sourceExpression="${'thirst'}" target="reason"/></extensionElements>
                </callActivity>
              </process>
              <message id="Message_1" name="tea.asked"/>
            </definitions>""");

    private static final ModelFile DECISION = new ModelFile("tea/kind.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
              <decision id="kind" name="Kind"><decisionTable id="Table">
                <input id="Input_Hour" label="Hour"><inputExpression><text>hour</text></inputExpression></input>
                <output id="Output_Kind" label="Kind" name="kind"/>
                <rule><inputEntry><text>"late"</text></inputEntry><outputEntry><text>"herbal"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>""");

    private static final ModelFile FORM = new ModelFile("tea/cup.form", """
            {"components": [{"type": "select", "key": "size", "label": "Size",
              "values": [{"label": "Small", "value": "small"}]}]}""");

    static List<ModelFile> shippedDrawings() {
        return Corpus.shipped().stream()
                .filter(file -> file.kind() != ModelFile.Kind.NAMES && file.kind() != ModelFile.Kind.TESTS)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shippedDrawings")
    void everythingThatWeShipHasANameInBothLanguages(ModelFile drawing) {
        var names = Corpus.shipped().stream()
                .filter(file -> file.kind() == ModelFile.Kind.NAMES && file.isBeside(drawing))
                .findFirst();

        assertThat(names).as("a file of names beside " + drawing.name()).isPresent();
        assertThat(found(names.get(), drawing)).isEmpty();
    }

    @Test
    void theShippedFilesHaveSomethingToName() {
        var things = shippedDrawings().stream()
                .flatMap(drawing -> DrawnThings.of(drawing).stream())
                .filter(DrawnThing::shown)
                .toList();

        assertThat(things).hasSizeGreaterThan(80);
        assertThat(things.stream().flatMap(thing -> thing.told().stream()))
                .contains("onboarding", "doNotCall", "notPossible", "champion");
    }

    @Test
    void findsWhatLacksANameInALanguage() {
        var names = names("tea/tea.names.yaml", """
                tea: {en: Tea, zh-CN: 茶}
                Task_Ask: {en: Ask}
                """);

        assertThat(found(names, DIAGRAM))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(finding -> finding.element() + " " + finding.attribute() + " " + finding.params())
                .containsExactlyInAnyOrder("Task_Ask  [zh-CN]", "Task_Ask thirst [en]", "Task_Ask thirst [zh-CN]");
    }

    @Test
    void refusesNamesOfNothing() {
        assertThat(rules(names("tea/coffee.names.yaml", "coffee: {en: Coffee}"), DIAGRAM))
                .containsExactly("names-of-nothing");
        assertThat(rules(names("cups/tea.names.yaml", "tea: {en: Tea}"), DIAGRAM))
                .as("in another folder")
                .containsExactly("names-of-nothing");
    }

    @Test
    void refusesAnIdThatIsNotDrawn() {
        assertThat(rules(names("tea/tea.names.yaml", "Task_Gone: {en: Gone}"), DIAGRAM))
                .contains("names-unknown");
        assertThat(rules(names("tea/tea.names.yaml", "Message_1: {en: Asked}"), DIAGRAM))
                .as("the name of a message is the type of an event")
                .contains("names-unknown");
    }

    @Test
    void refusesAValueThatIsNotDrawn() {
        assertThat(rules(names("tea/tea.names.yaml", "Task_Ask: {values: {hunger: {en: Hunger}}}"), DIAGRAM))
                .contains("names-value");
        assertThat(rules(names("tea/kind.names.yaml", "Output_Kind: {values: {late: {en: Late}}}"), DECISION))
                .as("of the other column")
                .contains("names-value");
        assertThat(rules(names("tea/cup.names.yaml", "size: {values: {huge: {en: Huge}}}"), FORM))
                .contains("names-value");
    }

    @Test
    void refusesHelpAndASecondLabelThatAreNotDrawn() {
        assertThat(rules(names("tea/cup.names.yaml", "size: {time: {en: At}}"), FORM))
                .contains("names-part");
        assertThat(rules(names("tea/cup.names.yaml", "size: {description: {en: Big}}"), FORM))
                .contains("names-part");
    }

    @Test
    void takesNamesOfColumnsAndTheirValues() {
        assertThat(found(names("tea/kind.names.yaml", """
                kind: {en: Kind, zh-CN: 种类}
                Input_Hour: {en: Hour, zh-CN: 时间, values: {late: {en: Late, zh-CN: 晚}, early: {en: Early, zh-CN: 早}}}
                Output_Kind: {en: Kind, zh-CN: 种类, values: {herbal: {en: Herbal, zh-CN: 花草茶}}}
                """), DECISION)).isEmpty();
    }

    private static ModelFile names(String name, String content) {
        return new ModelFile(name, content);
    }

    private static Set<String> rules(ModelFile names, ModelFile drawing) {
        return found(names, drawing).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    private static List<Finding> found(ModelFile names, ModelFile drawing) {
        var report = new Report(names.name());
        NamesCheck.check(names, List.of(names, drawing), report);
        return report.findings();
    }
}
