package io.wayline.audience.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.change.SegmentChanges;
import io.wayline.journey.EngineDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SegmentsApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    AudienceDriver driver;

    @Autowired
    SegmentChanges changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    JsonMapper json;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String key = "of-test-" + tag;

    @BeforeEach
    void thereIsACampaign() {
        engine.draws("greeting.bpmn");
    }

    @AfterEach
    void theCampaignIsOver() {
        engine.forgetsDrawings();
    }

    @Test
    void aSegmentIsMadeReadCountedAndChanged() {
        driver.is("anna-" + tag, tag, "email", "anna-%s@example.com".formatted(tag));
        var rule = Map.of("all", List.of(Map.of("term", "customer.tag", "is", List.of(tag))));

        var made = put(Map.of("name", Map.of("en", "Spring buyers"), "rule", rule));
        assertThat(made).hasStatusOk();
        assertThat(made).bodyJson().extractingPath("$.version").isEqualTo(1);
        assertThat(get("/segments/" + key))
                .bodyJson()
                .extractingPath("$.rule")
                .asMap()
                .isEqualTo(rule);
        assertThat(get("/segments/" + key + "/audience")).bodyJson().isLenientlyEqualTo("""
                        {"customers": 1, "mailable": 0, "obstacles": [{"key": "no-consent", "customers": 1}]}""");

        var change = Map.of("name", Map.of("en", "Buyers"), "rule", rule, "version", 1);
        assertThat(put(change)).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertThat(put(change))
                .as("sent again it is the same change")
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(put(Map.of("name", Map.of("en", "Others"), "rule", rule, "version", 1)))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aBadRuleIsRefusedWithWhereItIsBad() {
        var answer = send(
                HttpMethod.POST,
                "/segments/audience",
                Map.of("rule", Map.of("all", List.of(Map.of("term", "orders.count", "atLeast", "many")))));

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyText().contains("/rule/all/0/atLeast", "is no such number: give a whole number from 0");
    }

    @Test
    void aRunIsBegunOnceUnderItsNamePausedResumedAndStopped() {
        driver.is("anna-" + tag, tag);
        put(Map.of("name", Map.of("en", "All"), "rule", Map.of("term", "customer.tag", "is", List.of(tag))));
        var wish = Map.of("segment", key, "campaign", "greeting", "rate", 60, "requestKey", tag);

        var begun = send(HttpMethod.POST, "/enrolments", wish);
        assertThat(begun).hasStatus(HttpStatus.ACCEPTED);
        var ref = json.readTree(begun.getResponse().getContentAsByteArray())
                .path("ref")
                .asString();
        assertThat(send(HttpMethod.POST, "/enrolments", wish))
                .bodyJson()
                .extractingPath("$.ref")
                .isEqualTo(ref);
        assertThat(get("/enrolments?segment=" + key))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);

        var why = Map.of("reason", "wrong text");
        assertThat(send(HttpMethod.POST, "/enrolments/" + ref + "/pause", why))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("PAUSED");
        assertThat(send(HttpMethod.POST, "/enrolments/" + ref + "/resume", why))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("RUNNING");
        assertThat(send(HttpMethod.POST, "/enrolments/" + ref + "/stop", why))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"state": "STOPPED", "total": 1, "invited": 0, "waiting": 1, "actedBy": "tang"}""");
        assertThat(send(HttpMethod.POST, "/enrolments/" + ref + "/resume", why)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void theNameOfARunIsItsCallersOwnAndStandsForOneRun() {
        driver.is("anna-" + tag, tag);
        put(Map.of("name", Map.of("en", "All"), "rule", Map.of("term", "customer.tag", "is", List.of(tag))));
        var wish = Map.of("segment", key, "campaign", "greeting", "rate", 60, "requestKey", tag);

        assertThat(send(HttpMethod.POST, "/enrolments", wish)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(send(HttpMethod.POST, "/enrolments", wish, "he"))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.askedBy")
                .isEqualTo("he");
        var other = Map.of("segment", key, "campaign", "greeting", "rate", 90, "requestKey", tag);
        assertThat(send(HttpMethod.POST, "/enrolments", other))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("requestKey", "stands for another run");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThat(send(HttpMethod.POST, "/enrolments", Map.of("segment", "at-risk")))
                .bodyText()
                .contains("campaign");
        assertThat(send(HttpMethod.POST, "/enrolments", Map.of("segment", "at-risk", "campaign", "onboarding")))
                .bodyText()
                .contains("is no journey that begins with campaign.invited");
        assertThat(get("/enrolments/of-nobody")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/segments/of-nobody")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoEnteredInLargeNumbersIsShownAndDecidedOn() {
        driver.is("anna-" + tag, tag);
        driver.is("ben-" + tag, tag);
        put(Map.of("name", Map.of("en", "Many"), "rule", Map.of("term", "customer.tag", "is", List.of(tag))));
        var type = "test.entered-" + tag;
        changes.find(key, type, 0);

        assertThat(get("/segments/" + key + "/held"))
                .bodyJson()
                .extractingPath("$.items[0].customers")
                .isEqualTo(2);
        assertThat(mvc.perform(MockMvcRequestBuilders.get("/campaigns/segments/" + key)
                        .header("Accept-Language", "en")
                        .with(SecurityMockMvcRequestPostProcessors.authentication(signedIn("tang")))))
                .bodyText()
                .contains("2 customers entered at once", "Let it begin for all");
        assertThat(send(HttpMethod.POST, "/segments/" + key + "/held", Map.of("raises", type)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        var decision = Map.of("raises", type, "tell", false);
        assertThat(send(HttpMethod.POST, "/segments/" + key + "/held", decision))
                .bodyJson()
                .extractingPath("$.customers")
                .isEqualTo(2);
        assertThat(send(HttpMethod.POST, "/segments/" + key + "/held", decision))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult put(Map<String, ?> body) {
        return send(HttpMethod.PUT, "/segments/" + key, body);
    }

    private MvcTestResult get(String path) {
        return mvc.perform(MockMvcRequestBuilders.get("/api/v1" + path)
                .with(SecurityMockMvcRequestPostProcessors.authentication(signedIn("tang"))));
    }

    private MvcTestResult send(HttpMethod method, String path, Map<String, ?> body) {
        return send(method, path, body, "tang");
    }

    private MvcTestResult send(HttpMethod method, String path, Map<String, ?> body, String by) {
        return mvc.perform(MockMvcRequestBuilders.request(method, "/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(SecurityMockMvcRequestPostProcessors.authentication(signedIn(by))));
    }

    private SignedIn signedIn(String username) {
        var person = accounts.find(username).orElseThrow();
        // another test may have set their language
        return new SignedIn(
                new Person(person.username(), person.displayName(), person.roles(), Locale.ENGLISH, null), 0);
    }
}
