package io.wayline.survey.web;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.Surveys;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SurveysApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver customers;

    @Autowired
    SurveyDriver driver;

    @Autowired
    Surveys surveys;

    private final String ref = "S-" + UUID.randomUUID();
    private Customer anna;

    @BeforeEach
    void annaAnsweredOneOfThree() {
        anna = customers.is(ref, "name", "Anna");
        var answered = driver.asks(anna.id(), SurveyKind.CSAT, "SO-1");
        surveys.answer(answered, 2, "Call +86 138 0013 8000");
        driver.passes(Duration.ofMinutes(30));
        driver.asks(anna.id(), SurveyKind.CSAT, "SO-2");
        driver.passes(Duration.ofSeconds(1));
        driver.asks(anna.id(), SurveyKind.NPS, null);
    }

    @Test
    void aSystemReadsWhatACustomerWasAskedAndAnswered() {
        var answer = get("/customers/" + ref + "/surveys");

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("total").isEqualTo(3);
        assertThat(answer).bodyJson().extractingPath("items[0].kind").isEqualTo("NPS");
        assertThat(answer).bodyJson().extractingPath("items[0].state").isEqualTo("OPEN");
        assertThat(answer).bodyJson().extractingPath("items[2].score").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("items[2].state").isEqualTo("SETTLED");
        assertThat(answer).bodyJson().extractingPath("items[2].about").isEqualTo("SO-1");
        assertThat(answer).bodyJson().extractingPath("items[2].comment").isEqualTo("Call +86 138 0013 8000");
    }

    @Test
    void theListIsReadPageByPageAndNarrowed() {
        var first = get("/surveys?customer=" + ref + "&limit=2");
        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("items.length()")
                .isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("total").isEqualTo(3);
        assertThat(first).bodyJson().extractingPath("items[0].customer").isEqualTo(ref);
        var next = read(first, "next");

        var second = get("/surveys?customer=" + ref + "&limit=2&cursor=" + next);
        assertThat(second).bodyJson().extractingPath("items.length()").isEqualTo(1);
        assertThat(second).bodyJson().extractingPath("next").isNull();

        assertThat(get("/surveys?customer=" + ref + "&kind=CSAT&state=SETTLED&journey=after-sale"))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(1);
        assertThat(get("/surveys?customer=" + ref + "&state=OPEN"))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(2);
        assertThat(get("/surveys?customer=" + ref + "&state=EXPIRED"))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);
        assertThat(get("/surveys?customer=nobody-at-all"))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);
    }

    @Test
    void scoresAreCountedByJourneyAndKind() {
        var answer = get("/surveys/scores?journey=after-sale");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("items[?(@.kind=='CSAT')].journey")
                .asArray()
                .containsExactly("after-sale");
        assertThat(answer)
                .bodyJson()
                .extractingPath("items[?(@.kind=='CSAT' && @.low >= 1 && @.asked >= 2)]")
                .asArray()
                .hasSize(1);
        assertThat(get("/surveys/scores?journey=no-such-journey"))
                .bodyJson()
                .extractingPath("items.length()")
                .isEqualTo(0);
    }

    @Test
    void whatIsWrongIsNamed() {
        for (var query : new String[] {
            "kind=XYZ", "state=DONE", "after=yesterday", "before=1", "limit=0", "limit=201", "cursor=x", "customer=a/b"
        }) {
            assertThat(get("/surveys?" + query))
                    .as(query)
                    .hasStatus(422)
                    .bodyJson()
                    .extractingPath("type")
                    .asString()
                    .endsWith("invalid-value");
        }
    }

    private MvcTestResult get(String path) {
        return http.get()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private static String read(MvcTestResult answer, String field) {
        var found = new String[1];
        assertThat(answer).bodyJson().extractingPath(field).satisfies(value -> found[0] = String.valueOf(value));
        return found[0];
    }
}
