package io.wayline.journey.catalogue.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.compare.Change.Sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What changes of the shipped things are told as. */
class ComparisonsTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final ItemId ONBOARDING = new ItemId(ItemKind.JOURNEY, "onboarding");
    private static final ItemId PLAN = new ItemId(ItemKind.DECISION, "onboarding-plan");
    private static final ItemId CALL = new ItemId(ItemKind.FORM, "contact-call");

    private final Comparisons comparisons = new Comparisons(texts());
    private final String drawn = file("onboarding/onboarding.bpmn");
    private final String names = file("onboarding/onboarding.names.yaml");

    @ParameterizedTest
    @MethodSource("journeys")
    void everyShippedJourneySaysTheSameAsItself(Path file) {
        var drawing = content(file);
        var id = new ItemId(ItemKind.JOURNEY, file.getFileName().toString().replace(".bpmn", ""));

        var same = comparisons.of(
                id,
                new ModelContent(drawing, null, null),
                new ModelContent(drawing + "\n", null, null),
                Locale.ENGLISH);

        assertThat(same.isSameMeaning()).isTrue();
        assertThat(same.moved()).isZero();
    }

    static List<Path> journeys() throws IOException {
        try (var files = Files.walk(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aStepThatIsPutBetweenTwoOthersIsOneSentence() {
        var changed = drawn.replace(
                        "sourceRef=\"Task_SendFirstSteps\" targetRef=\"Event_WeekToChoose\" />",
                        "sourceRef=\"Task_SendFirstSteps\" targetRef=\"Event_Pause\" />")
                .replace("<bpmn:intermediateCatchEvent id=\"Event_WeekToChoose\"", """
                        <bpmn:intermediateCatchEvent id="Event_Pause" name="Breath">
                          <bpmn:incoming>Flow_ToWeekToChoose</bpmn:incoming><bpmn:outgoing>Flow_Pause</bpmn:outgoing>
                          <bpmn:timerEventDefinition id="Timer_Pause">
                            <bpmn:timeDuration>WORKING P3D</bpmn:timeDuration>
                          </bpmn:timerEventDefinition>
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id="Flow_Pause" sourceRef="Event_Pause" targetRef="Event_WeekToChoose" />
                        <bpmn:intermediateCatchEvent id="Event_WeekToChoose\"""")
                .replace(
                        "<bpmn:incoming>Flow_ToWeekToChoose</bpmn:incoming>\n        <bpmn:outgoing>Flow_ToAssessBefore",
                        "<bpmn:incoming>Flow_Pause</bpmn:incoming>\n        <bpmn:outgoing>Flow_ToAssessBefore");

        var told = compared(changed);

        assertThat(told.changes()).singleElement().satisfies(change -> {
            assertThat(change.sort()).isEqualTo(Sort.ADDED);
            assertThat(change.text()).isEqualTo("Wait “Breath” (3 working days) was added after “Send first steps”.");
            assertThat(change.after()).containsExactly("Event_Pause");
            assertThat(change.placeBefore()).isEqualTo("Task_SendFirstSteps");
        });
        assertThat(in(Locale.SIMPLIFIED_CHINESE, changed)).containsExactly("在“发送新手指南”之后新增了等待“Breath”（3 个工作日）。");

        // and taken out again
        assertThat(comparisons
                        .of(ONBOARDING, version(changed), version(drawn), Locale.ENGLISH)
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.text())
                            .isEqualTo("Wait “Breath” was taken out; it stood after “Send first steps”.");
                    assertThat(change.before()).containsExactly("Event_Pause");
                    assertThat(change.placeAfter()).isEqualTo("Task_SendFirstSteps");
                });
    }

    @Test
    void aTimeAnAmountAndAConditionAreToldWithWhatTheyWere() {
        var changed = drawn.replace(">P7D<", ">WORKING P5D<")
                .replace("<camunda:inputParameter name=\"amount\">200<", "<camunda:inputParameter name=\"amount\">300<")
                .replaceFirst("\\$\\{orders &gt; 0}", "\\${orders &gt; 1}");

        assertThat(in(Locale.ENGLISH, changed))
                .containsExactly(
                        "The condition of the way from “Bought already?” to “Already a customer” is now “orders > 1”,"
                                + " was “orders > 0”.",
                        "“7 days to choose” waits 5 working days, was 7 days.",
                        "“Grant welcome points”: the amount is now “300”, was “200”.");
        assertThat(in(Locale.SIMPLIFIED_CHINESE, changed)).hasSize(3).contains("“发放欢迎积分”：数额改为“300”，原为“200”。");
    }

    @Test
    void anotherNameIsARenamingInTheReadersLanguage() {
        var better = names.replace("en: Send welcome\n", "en: Say hello\n");

        assertThat(comparisons
                        .of(ONBOARDING, version(drawn), new ModelContent(drawn, better, null), Locale.ENGLISH)
                        .changes())
                .extracting(Change::sort, Change::text)
                .containsExactly(tuple(Sort.RENAMED, "“Send welcome” is called “Say hello” now."));
        assertThat(comparisons
                        .of(
                                ONBOARDING,
                                version(drawn),
                                new ModelContent(drawn, better, null),
                                Locale.SIMPLIFIED_CHINESE)
                        .changes())
                .extracting(Change::text)
                .containsExactly("“发送欢迎邮件”的英语名称改为“Say hello”。");
    }

    @Test
    void whatOnlyStandsElsewhereIsCountedAndNotTold() {
        var moved = drawn.replaceFirst("(Task_SendWelcome_di[\\s\\S]*?<dc:Bounds x=\")\\d+", "$19999");

        var told = compared(moved);

        assertThat(told.isSameMeaning()).isTrue();
        assertThat(told.moved()).isEqualTo(1);
    }

    @Test
    void aWayThatLeadsElsewhereIsTold() {
        var changed = drawn.replace(
                "sourceRef=\"Gateway_PersonalCall\" targetRef=\"EndEvent_NoCallPlanned\"",
                "sourceRef=\"Gateway_PersonalCall\" targetRef=\"EndEvent_WelcomeCallOver\"");

        assertThat(in(Locale.ENGLISH, changed))
                .anyMatch(text -> text.startsWith("From “Personal call?” it goes on to"))
                .anyMatch(text -> text.startsWith("It no longer goes on from “Personal call?” to"));
    }

    @Test
    void whatNoSentenceKnowsIsStillTold() {
        var changed = drawn.replace(
                "<bpmn:serviceTask id=\"Task_SendWelcome\"",
                "<bpmn:serviceTask camunda:exclusive=\"false\" id=\"Task_SendWelcome\"");

        assertThat(in(Locale.ENGLISH, changed))
                .containsExactly("Something else changed in “Send welcome”; experts find it in the text of the file.");
    }

    @Test
    void whenACustomerMayEnterAgainIsAFactOfTheJourney() {
        var changed = drawn.replaceFirst("name=\"reEntry\" value=\"[^\"]*\"", "name=\"reEntry\" value=\"always\"");

        assertThat(in(Locale.ENGLISH, changed))
                .singleElement()
                .asString()
                .startsWith("The journey: when a customer may enter again is now “always”, was “");
    }

    @Test
    void rowsOfADecisionAreToldCellByCell() {
        var table = file("onboarding/onboarding-plan.dmn");
        var changed = table.replaceFirst("\"15%\"", "\"20%\"");
        var cut = changed.replaceFirst("<rule id=\"Rule_Dear\">[\\s\\S]*?</rule>", "");
        var cases = file("onboarding/onboarding-plan.tests.yaml");

        var told = comparisons.of(
                PLAN,
                new ModelContent(table, null, cases),
                new ModelContent(cut, null, cases.replace("Tier B is worth", "Tier B is held")),
                Locale.ENGLISH);

        assertThat(told.changes())
                .extracting(Change::text)
                .containsExactly(
                        "Row 1: Offer is now “\"20%\"”, was “\"15%\"”.",
                        "Row 2 was taken out: with Tier \"A\",\"B\", then Personal call false, Help after \"P2D\","
                                + " Offer \"15%\".",
                        "The case “Tier B is held a lot, too” was added.",
                        "The case “Tier B is worth a lot, too” was taken out.");
    }

    @Test
    void fieldsOfAFormAreToldOneByOne() {
        var form = file("contact/contact-call.form");
        var changed = form.replaceFirst("\"required\": true", "\"required\": false")
                .replaceFirst("\"label\": \"Busy\"", "\"label\": \"Engaged\"");

        assertThat(comparisons
                        .of(
                                CALL,
                                new ModelContent(form, null, null),
                                new ModelContent(changed, null, null),
                                Locale.ENGLISH)
                        .changes())
                .extracting(Change::text)
                .containsExactly(
                        "“What came of the call?”: whether it must be filled in is now “no”, was “yes”.",
                        "“What came of the call?”: the list of choices is now “Reached, No answer, Engaged, Call again later,"
                                + " Wrong number, Wants no more calls”, was “Reached, No answer, Busy, Call again later,"
                                + " Wrong number, Wants no more calls”.");
    }

    @Test
    void ofWhatCannotBeReadNothingIsSaid() {
        assertThat(comparisons
                        .of(ONBOARDING, version(drawn), new ModelContent("<no xml", null, null), Locale.ENGLISH)
                        .readable())
                .isFalse();
    }

    private Comparison compared(String changed) {
        return comparisons.of(ONBOARDING, version(drawn), version(changed), Locale.ENGLISH);
    }

    private List<String> in(Locale reader, String changed) {
        return comparisons.of(ONBOARDING, version(drawn), version(changed), reader).changes().stream()
                .map(Change::text)
                .toList();
    }

    private ModelContent version(String drawing) {
        return new ModelContent(drawing, names, null);
    }

    private static String file(String name) {
        return content(PROCESSES.resolve(name));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ReloadableResourceBundleMessageSource texts() {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setBasename("classpath:messages/compare");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
