package io.wayline.studio.modeler;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.step.Step;
import io.wayline.journey.vocabulary.Drawn;
import io.wayline.journey.vocabulary.Fact;
import io.wayline.journey.vocabulary.Fact.Choice;
import io.wayline.journey.vocabulary.KnownSteps;
import io.wayline.studio.modeler.Vocabulary.EventOffer;
import io.wayline.studio.modeler.Vocabulary.InputOffer;
import io.wayline.studio.modeler.Vocabulary.StepOffer;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Whoever draws a journey chooses from what there is, in their own language. */
@DatabaseTest
class VocabularyTests {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Autowired
    KnownSteps steps;

    @Autowired
    MessageSource texts;

    @Test
    void aStepComesWithItsInputsAndWhatTheyMayName() {
        var mail = step(vocabulary("onboarding", "en"), "sendEmail");

        assertThat(mail.label()).isEqualTo("Send email");
        assertThat(mail.group()).isEqualTo("Messages");
        assertThat(mail.template().id()).isEqualTo("io.wayline.step.sendEmail");
        assertThat(mail.template().version()).isEqualTo(2);
        assertThat(input(mail, "template").required()).isTrue();
        assertThat(input(mail, "template").kind()).isEqualTo("pick");
        assertThat(input(mail, "template").choices())
                .extracting(Choice::value)
                .contains("onboarding-welcome")
                .noneMatch(template -> template.startsWith("staff-"));
        assertThat(input(mail, "grant").choices()).contains(new Choice("coupon", "Coupon"));
        assertThat(input(mail, "grantValidFor").kind()).isEqualTo("span");
        assertThat(mail.gives()).extracting(Fact::name).contains("mailOutcome");
    }

    @Test
    void aChineseReaderReadsChinese() {
        var vocabulary = vocabulary("onboarding", "zh-CN");

        assertThat(vocabulary.language()).isEqualTo("zh-CN");
        assertThat(step(vocabulary, "sendEmail").label()).isEqualTo("发送邮件");
        assertThat(input(step(vocabulary, "moveSegment"), "lifecycle").choices())
                .contains(new Choice("ACTIVE", "活跃"));
        assertThat(vocabulary.words()).containsEntry("unit.working-days", "个工作日");
        assertThat(event(vocabulary, "order.placed").label()).isEqualTo("下单");
    }

    @Test
    void whatCountsInTheCatalogueIsThereWithWhatItGives() {
        var vocabulary = vocabulary("onboarding", "en");

        assertThat(thing(vocabulary.decisions(), "win-back-offer").gives())
                .filteredOn(fact -> fact.name().equals("offerKind"))
                .singleElement()
                .satisfies(kind -> {
                    assertThat(kind.type()).isEqualTo("text");
                    assertThat(kind.values()).extracting(Choice::value).contains("coupon");
                });
        assertThat(thing(vocabulary.forms(), "contact-call").gives())
                .filteredOn(fact -> fact.name().equals("callResult"))
                .flatExtracting(Fact::values)
                .extracting(value -> ((Choice) value).value())
                .contains("noAnswer", "busy");
        assertThat(vocabulary.journeys())
                .filteredOn(journey -> journey.key().equals("contact-attempt"))
                .singleElement()
                .satisfies(called -> {
                    assertThat(called.called()).isTrue();
                    assertThat(called.takes()).extracting(Fact::name).contains("reason", "within");
                    assertThat(called.gives()).extracting(Fact::name).contains("contactOutcome");
                });
        assertThat(vocabulary.journeys()).extracting(Drawn.Journey::key).doesNotContain("onboarding");
    }

    @Test
    void anEventOffersOnlyFieldsThatCanBeVariables() {
        var complaint = event(vocabulary("onboarding", "en"), "complaint.received");

        assertThat(complaint.own()).isFalse();
        assertThat(complaint.fields())
                .extracting(Fact::name)
                .contains("complaintRef", "category")
                .doesNotContain("text", "contact");
        assertThat(complaint.required()).contains(new Choice("text", "What was written"));
        assertThat(event(vocabulary("onboarding", "en"), "campaign.invited").own())
                .isTrue();
    }

    @Test
    void whatOthersCalledAnExperimentCanBeChosenAgain() {
        var experiment = input(step(vocabulary("onboarding", "en"), "chooseVariant"), "experiment");

        assertThat(experiment.kind()).isEqualTo("word");
        assertThat(experiment.choices()).extracting(Choice::value).contains("win-back");
    }

    @Test
    void aJourneyThatIsNewHasItsVocabularyToo() {
        assertThat(vocabulary("a-new-one", "en").steps()).isNotEmpty();
        assertThat(get("../nothing", "en")).hasStatus(404);
        assertThat(http.get().uri("/studio/modeler/vocabulary").with(user("he").roles("OPERATIONS")))
                .hasStatus(422);
    }

    @Test
    void everyStepAndInputIsDescribedInBothLanguages() {
        var missing = steps.all().stream()
                .filter(step -> ofTheProduct(step.name()))
                .flatMap(step -> Stream.concat(
                        Stream.of("modeler.step." + step.name(), "modeler.about." + step.name()),
                        Stream.concat(
                                Stream.of(step.described().inputs()).flatMap(input -> keys(step.name(), input)),
                                Stream.of(step.described().outputs()).map(output -> "modeler.fact." + output))))
                .filter(key -> texts.getMessage(key, null, "", CHINESE).isEmpty()
                        || texts.getMessage(key, null, "", Locale.ENGLISH).isEmpty())
                .toList();

        assertThat(missing).isEmpty();
    }

    private static Stream<String> keys(String step, Step.Input input) {
        var place = step + "." + input.name();
        var label = "modeler.input." + place;
        return input.description().isEmpty() ? Stream.of(label) : Stream.of(label, "modeler.help." + place);
    }

    /** Tests have steps of their own. */
    private boolean ofTheProduct(String step) {
        return Files.exists(Path.of("processes/.camunda/element-templates", step + ".json"));
    }

    private Vocabulary vocabulary(String journey, String language) {
        var answer = get(journey, language);
        assertThat(answer).hasStatusOk();
        return json.readValue(answer.getResponse().getContentAsByteArray(), Vocabulary.class);
    }

    private MvcTestResult get(String journey, String language) {
        return http.get()
                .uri("/studio/modeler/vocabulary?journey={key}", journey)
                .header("Accept-Language", language)
                .with(user("he").roles("OPERATIONS"))
                .exchange();
    }

    private static StepOffer step(Vocabulary vocabulary, String name) {
        return one(vocabulary.steps().stream().filter(each -> each.name().equals(name)));
    }

    private static InputOffer input(StepOffer step, String name) {
        return one(step.inputs().stream().filter(each -> each.name().equals(name)));
    }

    private static EventOffer event(Vocabulary vocabulary, String type) {
        return one(vocabulary.events().stream().filter(each -> each.type().equals(type)));
    }

    private static Drawn.Thing thing(List<Drawn.Thing> things, String key) {
        return one(things.stream().filter(each -> each.key().equals(key)));
    }

    private static <T> T one(Stream<T> found) {
        return found.findFirst().orElseThrow();
    }
}
