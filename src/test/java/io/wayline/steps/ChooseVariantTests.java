package io.wayline.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Customers;
import io.wayline.customer.change.CustomerTags;
import io.wayline.experiment.Experiments;
import io.wayline.journey.Drawn;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The step that parts customers by chance, and the one that tags them. */
@DatabaseTest
class ChooseVariantTests {

    private static final Path WIN_BACK = Path.of("processes", "win-back", "win-back.bpmn");
    private static final String SHARES = "offer:45,care:45,holdout:10";

    @Autowired
    ModelCheck check;

    @Autowired
    JourneyDriver journey;

    @Autowired
    Experiments experiments;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Customers customers;

    @Autowired
    CustomerTags tags;

    @Autowired
    RepositoryService repository;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String experiment = "test-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void oneJourneyChoosesAndTags() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "chooser.bpmn",
                        Drawn.with(
                                Bpmn.createExecutableProcess("chooser")
                                        .name("Chooser")
                                        .camundaHistoryTimeToLiveString("P30D")
                                        .startEvent("Start_Chooser")
                                        .message("callback.done")
                                        .serviceTask("Task_Choose")
                                        .name("Choose variant")
                                        .camundaDelegateExpression("${chooseVariant}")
                                        .camundaInputParameter("experiment", experiment)
                                        .camundaInputParameter("shares", "left:0,right:100")
                                        .exclusiveGateway("Gateway_Which")
                                        .condition("right", "${variant == 'right'}")
                                        .serviceTask("Task_Tag")
                                        .name("Tag them")
                                        .camundaDelegateExpression("${updateCustomer}")
                                        .camundaInputParameter("addTag", "Went Right")
                                        .camundaInputParameter("removeTag", "vip")
                                        .endEvent("End_Right")
                                        .name("Right")
                                        .moveToLastGateway()
                                        .condition("left", "${variant == 'left'}")
                                        .endEvent("End_Left")
                                        .name("Left")
                                        .done(),
                                "chooser",
                                Map.of("reEntry", "always")))
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void theJourneyGoesOnByTheVariantThatIsKept() {
        journey.was("customer.registered", anna, Map.of("email", "anna@example.com"));

        journey.on("chooser", anna)
                .happens("callback.done", Map.of("callbackRef", "CB-1"))
                .expectEnded("Right");

        assertThat(experiments.given(experiment, id())).contains("right");
        assertThat(tags.of(id())).containsExactly("went right");
        assertThat(journey.story(anna)).contains("variant-chosen", "tag-added");
    }

    @Test
    void tagsComeAndGoAndARecordThatIsFullNeverStopsAJourney() {
        journey.was("customer.registered", anna, Map.of("email", "anna@example.com"));
        driver.is(anna, "tags", List.of("vip", "loyal"));
        var version = customers.get(id()).version();

        journey.on("chooser", anna).happens("callback.done", Map.of("callbackRef", "CB-1"));
        assertThat(tags.of(id())).containsExactly("loyal", "went right");
        assertThat(customers.get(id()).version())
                .as("whoever has an older record open is told")
                .isGreaterThan(version);

        driver.is(
                anna,
                "tags",
                IntStream.range(0, CustomerTags.MOST)
                        .mapToObj(each -> "t" + each)
                        .toList());
        journey.happens("callback.done", anna, Map.of("callbackRef", "CB-2"));
        assertThat(tags.of(id())).hasSize(CustomerTags.MOST).doesNotContain("went right");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "offer:45,care:45             | shares-sum     | 90",
                "offer:145                    | shares-range   | 145",
                "offer:50,offer:50            | shares-twice   | offer",
                "OFFER:100                    | shares-variant | OFFER",
                "45 of offer, rest care       | shares-form    | 45 of offer",
            })
    void sharesThatCannotBeAreRefusedBeforeTheyPartAnybody(String shares, String rule, String what) throws IOException {
        assertThat(errorsWith(SHARES, shares)).singleElement().satisfies(error -> {
            assertThat(error.rule()).isEqualTo(rule);
            assertThat(error.element()).isEqualTo("Task_ChooseVariant");
            assertThat(error.params()).containsExactly(what);
        });
    }

    @Test
    void anExperimentWithoutAProperNameIsRefused() throws IOException {
        assertThat(errorsWith("name=\"experiment\">win-back<", "name=\"experiment\">Win back!<"))
                .singleElement()
                .satisfies(error -> assertThat(error.rule()).isEqualTo("experiment-name"));
    }

    @Test
    void whatIsWorkedOutLaterIsNotLookedAt() throws IOException {
        assertThat(errorsWith(SHARES, "${tier == 'A' ? 'offer:100' : 'offer:50,holdout:50'}"))
                .isEmpty();
    }

    private List<Finding> errorsWith(String written, String instead) throws IOException {
        var drawn = Files.readString(WIN_BACK).replace(written, instead);
        return check.check(Set.of(new ModelFile("win-back/win-back.bpmn", drawn)))
                .errors();
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }
}
