package io.wayline.workspace.web.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.benefit.Benefits;
import io.wayline.journey.Drawn;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** The same answer is the same variable, whether it is typed in the page or sent over the API, and steps can use it. */
@DatabaseTest
class NumberAnswersTests {

    private static final String FORM = """
            {"schemaVersion": 16, "type": "default", "id": "gift", "components": [
              {"type": "number", "key": "given", "label": "Given", "properties": {"variable": "true"}},
              {"type": "number", "key": "points", "label": "Points", "decimalDigits": 0,
               "properties": {"variable": "true"}}]}""";

    @Autowired
    MockMvcTester http;

    @Autowired
    TaskJourney journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    Queues queues;

    @Autowired
    Benefits benefits;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    SettableClock clock;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String key = "desk-" + UUID.randomUUID().toString().substring(0, 8);
    private String deployment = "";

    @BeforeEach
    void anAgentSaysWhatIsGiven() {
        queues.create(queue, "Gifts", "礼品", List.of("lin"));
        deployment = repository
                .createDeployment()
                .addString("gift/gift.form", FORM)
                .addModelInstance("gift/" + key + ".bpmn", giving())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        journey.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "3.0, 3",
        "3.00, 3",
        "3e2, 300",
        "0, 0",
        "-7, -7",
        "-0.5, -0.5",
        "0.1, 0.1",
        "12.50, 12.5",
        "19.99, 19.99",
        "12345678.5, 12345678.5",
        "2147483648, 2147483648",
        "98765432109, 98765432109",
        "12345678901.25, 12345678901.25"
    })
    void theSameAnswerIsTheSameVariableByPageAndByApi(String said, BigDecimal value) {
        var typed = journey.comesTo(key);
        assertThat(byPage(typed, Map.of("given", said))).hasStatus3xxRedirection();
        var sent = journey.comesTo(key);
        assertThat(byApi(sent, "{\"given\": %s}".formatted(said))).hasStatusOk();

        var variable = given(typed);
        assertThat(given(sent)).isEqualTo(variable).hasSameClassAs(variable);
        assertThat(new BigDecimal(variable.toString())).isEqualByComparingTo(value);
        assertThat(variable).isInstanceOf(value.scale() > 0 ? Double.class : Number.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,299.00 | 1299", "1 299.5 | 1299.5", "１２９ | 129", "－５ | -5", "1e3 | 1000", " 19.90 | 19.9"})
    void whatPeopleTypeIsTheVariableThatSystemsSend(String typed, BigDecimal value) {
        for (var language : List.of("en", "zh-CN")) {
            var task = journey.comesTo(key);
            assertThat(byPage(task, Map.of("given", typed), language)).hasStatus3xxRedirection();
            var sent = journey.comesTo(key);
            assertThat(byApi(sent, "{\"given\": %s}".formatted(value))).hasStatusOk();

            assertThat(given(task)).as(language).isEqualTo(given(sent)).hasSameClassAs(given(sent));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.299,00 | en | Write it as 1299.00, then it is clear.",
                "1.299,00 | zh-CN | 请写成 1299.00，以免误解。",
                "¥ 129 | en | Write it as 129, then it is clear.",
                "¥ 129 | zh-CN | 请写成 129，以免误解。",
                "a lot | en | Write a number in digits, such as 1299.50.",
                "很多 | zh-CN | 请用数字填写，例如 1299.50。"
            })
    void whatIsNotClearIsNotGuessedButHelped(String typed, String language, String help) {
        var task = journey.comesTo(key);

        assertThat(byPage(task, Map.of("given", typed), language))
                .hasStatus(422)
                .bodyText()
                .contains(help)
                .contains("value=\"" + typed + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "1e-1"})
    void aFieldWithoutDecimalsTakesNoneByEitherWay(String said) {
        var task = journey.comesTo(key);

        assertThat(byPage(task, Map.of("points", said))).hasStatus(422);
        assertThat(byApi(task, "{\"points\": %s}".formatted(said)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors[0].detail")
                .isEqualTo("is not a whole number: leave the fraction out");
    }

    @Test
    void moreDigitsThanAreKeptAreRefusedByEitherWay() {
        var task = journey.comesTo(key);

        assertThat(byPage(task, Map.of("given", "0.1234567890123456"))).hasStatus(422);
        assertThat(byApi(task, "{\"given\": 0.1234567890123456}")).hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource({"200, 0.1", "200.0, 50", "3, 12345678.5", "3e2, 19.90"})
    void whatIsAnsweredCanBeGrantedToTheCent(String points, BigDecimal money) {
        for (var isTyped : List.of(true, false)) {
            var task = journey.comesTo(key);
            var customer = new CustomerId((String) runtime.getVariable(task.getProcessInstanceId(), "customerId"));

            assertThat(
                            isTyped
                                    ? byPage(task, Map.of("points", points, "given", money.toPlainString()))
                                    : byApi(task, "{\"points\": %s, \"given\": %s}".formatted(points, money)))
                    .matches(done -> done.getResponse().getStatus() < 400);
            engine.allRuns();

            var given = benefits.of(customer, 10);
            assertThat(given)
                    .extracting(each -> each.worth().points())
                    .contains(new BigDecimal(points).intValueExact());
            assertThat(given)
                    .filteredOn(each -> each.worth().amount() != null)
                    .singleElement()
                    .satisfies(each -> assertThat(each.worth().amount()).isEqualByComparingTo(money));
        }
    }

    private MvcTestResult byPage(Task task, Map<String, String> answers) {
        return byPage(task, answers, "en");
    }

    private MvcTestResult byPage(Task task, Map<String, String> answers, String language) {
        var version = claimed(task);
        var post = http.post()
                .uri("/work/{id}/complete", task.getId())
                .with(user("lin").roles("AGENT"))
                .with(csrf())
                .header("Accept-Language", language)
                .param("version", version);
        answers.forEach((field, answer) -> post.param("field." + field, answer));
        return post.exchange();
    }

    private MvcTestResult byApi(Task task, String answers) {
        return api(task, "/complete", "{\"version\": %s, \"answers\": %s}".formatted(claimed(task), answers));
    }

    private String claimed(Task task) {
        api(task, "/claim", "");
        return "1";
    }

    private MvcTestResult api(Task task, String act, String body) {
        return http.post()
                .uri("/api/v1/tasks/" + task.getId() + act)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", "lin")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Object given(Task task) {
        return runtime.getVariable(task.getProcessInstanceId(), "given");
    }

    private BpmnModelInstance giving() {
        var model = Bpmn.createExecutableProcess(key)
                .name("Giving")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Asked")
                .message(key + ".asked")
                .userTask("Task_Say")
                .name("Say what is given")
                .camundaCandidateGroups(queue)
                .camundaFormRef("gift")
                .camundaFormRefBinding("latest")
                .exclusiveGateway("Gateway_Points")
                .condition("none", "${empty points}")
                .receiveTask("Wait")
                .message(key + ".told")
                .endEvent()
                .moveToLastGateway()
                .condition("some", "${points > 0}")
                .serviceTask("Task_Points")
                .camundaDelegateExpression("${grantBenefit}")
                .camundaInputParameter("kind", "points")
                .camundaInputParameter("amount", "${points}")
                .serviceTask("Task_Coupon")
                .camundaDelegateExpression("${grantBenefit}")
                .camundaInputParameter("kind", "coupon")
                .camundaInputParameter("amount", "${given} CNY")
                .endEvent()
                .done();
        return Drawn.with(model, key, Map.of("reEntry", "always", "variables", "given:number, points:number"));
    }
}
