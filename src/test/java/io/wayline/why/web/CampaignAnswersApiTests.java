package io.wayline.why.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@DatabaseTest
class CampaignAnswersApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    JourneyDriver journeys;

    private final String anna = "anna-" + Letters.some();
    private final String path = "/api/v1/customers/" + anna + "/campaigns";

    @BeforeEach
    void annaAgreedToNews() {
        journeys.was(
                "customer.registered",
                anna,
                Map.of(
                        "email",
                        anna + "@example.com",
                        "consents",
                        List.of(Map.of("purpose", "marketing", "channel", "email"))));
    }

    @Test
    void bothHalvesOfTheAnswerAreToldInTheLanguageThatIsAskedFor() {
        var answer = get(path + "/monthly-news-mail", "en");
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("name").isEqualTo("Monthly news mail");
        assertThat(answer).bodyJson().extractingPath("happened.verdict").isEqualTo("NEVER");
        assertThat(answer).bodyJson().extractingPath("now.verdict").isEqualTo("WOULD_NOT");
        assertThat(answer)
                .bodyJson()
                .extractingPath("now.reasons[0].lines[0].lines[0].holds")
                .isEqualTo(false);

        assertThat(get(path + "/monthly-news-mail", "zh-CN"))
                .bodyJson()
                .extractingPath("now.sentence")
                .isEqualTo("不会收到。客户不在“每月资讯”中。");
    }

    @Test
    void theRunsOfACustomerAreListed() {
        assertThat(get(path, "en"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);
    }

    @Test
    void onlyWhoSeesTheCustomerIsAnswered() {
        assertThat(get(path + "/of-nobody", "en")).hasStatus(404);
        assertThat(get("/api/v1/customers/nobody-of-this-name/campaigns/monthly-news-mail", "en"))
                .hasStatus(404);
        assertThat(as("zhou", "AGENT")).hasStatus(404);
        assertThat(as("tang", "MARKETING")).hasStatus(403);
        assertThat(as("he", "OPERATIONS")).hasStatusOk();
    }

    private MvcTestResult get(String uri, String language) {
        return http.get()
                .uri(uri)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Accept-Language", language)
                .exchange();
    }

    private MvcTestResult as(String person, String role) {
        return http.get()
                .uri(path + "/monthly-news-mail")
                .with(user(person).roles(role))
                .exchange();
    }
}
