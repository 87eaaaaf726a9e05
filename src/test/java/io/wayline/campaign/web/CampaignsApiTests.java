package io.wayline.campaign.web;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.campaign.CampaignDriver;
import io.wayline.campaign.stop.CampaignWatch;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Other systems read what a campaign brought, set when it stops, and let it go on. */
@DatabaseTest
class CampaignsApiTests {

    private static final String VISIT = "key-customer-visit";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    CampaignDriver driver;

    @Autowired
    CampaignWatch watch;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    @AfterEach
    void nothingIsHeld() {
        jdbc.update("delete from campaign_stop where campaign = ?", VISIT);
        jdbc.update("delete from campaign_rule where campaign = ?", VISIT);
        jdbc.update("delete from outbox_control where scope = 'JOURNEY' and name = ?", VISIT);
    }

    @Test
    void aRunIsReadWithWhatCameOfIt() {
        var at = clock.instant().minus(Duration.ofHours(2));
        var people = driver.people(4);
        var run = driver.ran(VISIT, at, people);
        driver.left(VISIT, people.subList(0, 2), at.plusSeconds(5));
        driver.mail(VISIT, people.subList(2, 3), "SUPPRESSED", "no-consent", at.plusSeconds(5));

        assertThat(send(HttpMethod.GET, "/campaigns/" + VISIT, null))
                .bodyJson()
                .isLenientlyEqualTo("{\"key\": \"%s\", \"lastRun\": {\"ref\": \"%s\", \"total\": 4}}"
                        .formatted(VISIT, run.ref()));
        assertThat(send(HttpMethod.GET, "/campaigns/%s/runs/%s/results".formatted(VISIT, run.ref()), null))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"outcomes": {"invited": 4, "left": 2, "not-sent": 1, "no-mail": 1}, "notSent": {"no-consent": 1},
                         "days": 30, "test": false}""");
        assertThat(send(HttpMethod.GET, "/campaigns/%s/runs/%s/results".formatted("monthly-news-mail", run.ref()), null))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void rulesAreSetAStopIsToldAndItGoesOn() {
        var at = clock.instant().minus(Duration.ofHours(2));
        var people = driver.people(3);
        driver.ran(VISIT, at, people);
        driver.left(VISIT, people, at.plusSeconds(5));
        driver.complain(people, at.plusSeconds(60));

        assertThat(send(
                        HttpMethod.PUT,
                        "/campaigns/" + VISIT + "/stop-rules",
                        Map.of("unsubscribed", 1, "bounced", 3, "complaints", 2)))
                .bodyJson()
                .isLenientlyEqualTo("{\"complaints\": 2, \"changedBy\": \"tang\"}");
        assertThat(send(
                        HttpMethod.PUT,
                        "/campaigns/" + VISIT + "/stop-rules",
                        Map.of("unsubscribed", 99, "bounced", 3, "complaints", 2)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        watch.look(VISIT);

        assertThat(send(HttpMethod.GET, "/campaigns/" + VISIT, null))
                .bodyJson()
                .isLenientlyEqualTo("{\"stopped\": {\"rule\": \"COMPLAINED\", \"customers\": 3}}");
        clock.advance(Duration.ofMinutes(1));
        assertThat(send(HttpMethod.POST, "/campaigns/" + VISIT + "/go-on", Map.of("reason", "looked at")))
                .bodyJson()
                .doesNotHavePath("$.stopped.rule");
    }

    private MvcTestResult send(HttpMethod method, String path, Object body) {
        var request = MockMvcRequestBuilders.request(method, "/api/v1" + path)
                .with(SecurityMockMvcRequestPostProcessors.authentication(
                        new SignedIn(accounts.find("tang").orElseThrow(), 0)));
        if (body != null) {
            request.with(SecurityMockMvcRequestPostProcessors.csrf())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(json.writeValueAsString(body));
        }
        return mvc.perform(request);
    }
}
