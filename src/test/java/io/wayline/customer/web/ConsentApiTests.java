package io.wayline.customer.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class ConsentApiTests {

    private static final String YES =
            "{\"purpose\":\"marketing\",\"channel\":\"email\",\"answer\":\"given\",\"said\":\"checkout\"}";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");
    private String path = "";

    @BeforeEach
    void somebodyNew() {
        emma = new CustomersOfTests(jdbc).emma();
        path = "/api/v1/customers/C-" + emma.value() + "/consents";
    }

    @Test
    void recordsWhatAnotherSystemWasToldAndReadsItBackWithItsProof() {
        assertThat(post(YES))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.duplicate")
                .isEqualTo(false);

        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
        var list = mvc.get().uri(path).header("Authorization", "Bearer wl_demo_key");
        assertThat(list).hasStatusOk().bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(list).bodyJson().extractingPath("$.items[0].answer").isEqualTo("given");
        assertThat(list).bodyJson().extractingPath("$.items[0].source").isEqualTo("api");
        assertThat(list).bodyJson().extractingPath("$.items[0].said").isEqualTo("checkout");
        assertThat(list).bodyJson().extractingPath("$.items[0].standing").isEqualTo(true);
        assertThat(list).bodyJson().extractingPath("$.items[0].cause.kind").isEqualTo("SYSTEM");
        assertThat(list).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void aCallRepeatedAfterATimeOutIsAnsweredAsTheFirst() {
        post(YES);

        assertThat(post(YES))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.duplicate")
                .isEqualTo(true);
        assertThat(consents.history(emma, null, 10).items()).hasSize(1);
    }

    @Test
    void whoActsForAColleagueRecordsInTheirName() {
        var answer = mvc.post()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", "lin")
                .contentType(MediaType.APPLICATION_JSON)
                .content(YES)
                .exchange();

        assertThat(answer).hasStatus(201);
        assertThat(consents.history(emma, null, 10).items()).singleElement().satisfies(proof -> {
            assertThat(proof.source().word()).isEqualTo("agent");
            assertThat(proof.cause().ref()).isEqualTo("lin");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"channel":"email","answer":"given","said":"x"}                                           | 422 | purpose
            {"purpose":"marketing","channel":"pigeon","answer":"given","said":"x"}                    | 422 | channel
            {"purpose":"marketing","channel":"email","answer":"maybe","said":"x"}                     | 422 | answer
            {"purpose":"marketing","channel":"email","answer":"given"}                                | 422 | said
            {"purpose":"marketing","channel":"email","answer":"given","said":"x","at":"yesterday"}    | 422 | at
            {"purpose":"marketing","channel":"email","answer":"given","said":"x","at":"2999-01-01T00:00:00Z"} | 422 | at
            {"purpose":"marketing","channel":"email","answer":"given","said":"x","at":"1960-01-01T00:00:00Z"} | 422 | at
            """)
    void namesTheFieldThatIsWrong(String body, int status, String field) {
        assertThat(post(body))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(field);
        assertThat(consents.history(emma, null, 10).items()).isEmpty();
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        var answer = post(YES.replace("}", ",\"prupose\":\"service\"}"));

        assertThat(answer.getResponse().getStatus()).isBetween(400, 422);
        assertThat(answer).bodyText().contains("prupose");
        assertThat(consents.history(emma, null, 10).items()).isEmpty();
    }

    @Test
    void knowsNobodyOfAnotherName() {
        path = "/api/v1/customers/nobody/consents";

        assertThat(post(YES)).hasStatus(404);
        assertThat(mvc.get().uri(path).header("Authorization", "Bearer wl_demo_key"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "cursor=nowhere"})
    void refusesPagesThatCannotBe(String query) {
        assertThat(mvc.get().uri(path + "?" + query).header("Authorization", "Bearer wl_demo_key"))
                .hasStatus(422);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
