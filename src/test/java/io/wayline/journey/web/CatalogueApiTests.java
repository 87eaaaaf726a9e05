package io.wayline.journey.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.journey.catalogue.plan.PlanDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CatalogueApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    PlanDriver plans;

    @Autowired
    SettableClock clock;

    private final String key = "tea-" + Letters.some();
    private final String path = "/journey/" + key;

    @AfterEach
    void nothingIsLeft() {
        plans.forget(key);
        catalogue.forget(key);
    }

    @Test
    void aJourneyIsCheckedPublishedChangedAndBroughtBack() {
        assertThat(post("/check", drawing("Tea")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.passed")
                .isEqualTo(true);
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(post("/publish", published("Tea", 0)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"number": 1, "state": "PUBLISHED", "origin": "API", "why": "as we agreed"}""");
        assertThat(post("/publish", published("Green tea", 1)))
                .bodyJson()
                .extractingPath("$.number")
                .isEqualTo(2);
        assertThat(post("/publish", published("Black tea", 1))).hasStatus(HttpStatus.CONFLICT);

        assertThat(post(path + "/versions/1/roll-back", act(2)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"number\": 3, \"repeats\": 1}");
        assertThat(get(path)).bodyJson().isLenientlyEqualTo("""
                        {"kind": "journey", "version": 3, "name": "Tea", "latest": {"number": 3}}""");
    }

    @Test
    void versionsArePagedAndSayWhatTheyHold() {
        post("/publish", published("Tea", 0));
        post("/publish", published("Green tea", 1));

        var newest = get(path + "/versions?limit=1");
        assertThat(newest).bodyJson().isLenientlyEqualTo("""
                        {"items": [{"number": 2}], "total": 2, "next": "2"}""");
        assertThat(get(path + "/versions?limit=1&cursor=2")).bodyJson().isLenientlyEqualTo("""
                        {"items": [{"number": 1, "state": "RETIRED"}], "next": null}""");
        assertThat(get(path + "/versions/1/content")).bodyText().isEqualTo(CatalogueDriver.journey(key, "Tea"));
        assertThat(get(path + "/versions/9/content")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theListIsPagedWithoutALoss() {
        post("/publish", published("Tea", 0));

        var cursor = "";
        var found = 0;
        do {
            var page = get("?limit=7" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page).hasStatusOk();
            var body = json.readTree(page.getResponse().getContentAsByteArray());
            for (var item : body.path("items")) {
                found += item.path("key").asString().equals(key) ? 1 : 0;
            }
            cursor = body.path("next").isString() ? body.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(found).isOne();
        assertThat(get("?cursor=journey/nobody-gave-it")).hasStatusOk();
        assertThat(get("?cursor=strange")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aRefusalSaysEachErrorWithItsElement() {
        var wrong = drawing("Tea");
        wrong.put("content", CatalogueDriver.caller(key, "nobody-knows-it"));
        wrong.put("reason", "try it");

        var refused = post("/publish", wrong);

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused).bodyText().contains("publication-refused", "Call_Other");
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aJourneyIsTakenOutOfUseAndDecisionsAreNot() {
        post("/publish", published("Tea", 0));

        assertThat(post(path + "/retire", act(1)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"RETIRED\", \"endedWhy\": \"as we agreed\"}");
        assertThat(get(path)).bodyJson().doesNotHavePath("$.version");
        assertThat(post("/decision/customer-tier/retire", act(live("/decision/customer-tier"))))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void hostileFilesAreRefusedHereToo() {
        // that each of them is refused is shown beside the publisher
        for (var file : Corpus.hostile().stream()
                .filter(each -> each.name().startsWith("bpmn/"))
                .limit(10)
                .toList()) {
            if (file.content().indexOf('\0') < 0) {
                var hostile = drawing("Tea");
                hostile.put("key", file.key());
                hostile.put("content", file.content());
                hostile.put("reason", "try it");
                if (!passes(hostile)) {
                    assertThat(post("/publish", hostile)).as(file.name()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                }
            }
        }
        assertThat(get("/journey/trap")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aDrawingIsComparedPlannedAndTakenBack() {
        post("/publish", published("Tea", 0));
        assertThat(post("/compare", drawing("Green tea")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"from": "1", "to": "sent", "readable": true, "moved": 0, "changes": [
                            {"sort": "RENAMED", "text": "“Tea” is called “Green tea” now."}]}""");

        var later = published("Green tea", 1);
        later.put("at", clock.instant().plus(Duration.ofDays(1)).toString());
        var planned = post("/publish", later);
        assertThat(planned).hasStatus(HttpStatus.ACCEPTED).bodyJson().isLenientlyEqualTo("""
                        {"key": "%s", "state": "PLANNED", "seen": 1, "reason": "as we agreed"}""".formatted(key));
        assertThat(post("/publish", later))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("publication-pending");
        assertThat(get(path + "/compare"))
                .bodyJson()
                .extractingPath("$.changes[0].sort")
                .isEqualTo("RENAMED");
        assertThat(get(path + "/compare?from=1&to=first")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        var id = json.readTree(planned.getResponse().getContentAsByteArray())
                .path("id")
                .asString();
        assertThat(post(path + "/publications/" + id + "/confirm", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(path + "/publications/" + id + "/cancel", Map.of()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CANCELLED");
        assertThat(post(path + "/publications/" + id + "/cancel", Map.of())).hasStatus(HttpStatus.CONFLICT);
        assertThat(get(path + "/publication"))
                .bodyJson()
                .extractingPath("$.endedBy")
                .isEqualTo("key:demonstration");
        assertThat(get("/journey/onboarding/publication")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aTimeThatHasPassedOrHasNoOffsetIsRefused() {
        var late = published("Tea", 0);
        late.put("at", "2020-01-01T09:00:00+08:00");
        assertThat(post("/publish", late)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        late.put("at", "tomorrow at nine");
        assertThat(post("/publish", late))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("2026-12-01T09:00:00+08:00");
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void withoutAReasonNothingIsPublished() {
        var silent = published("Tea", 0);
        silent.remove("reason");

        assertThat(post("/publish", silent)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** What only warns is for a person to judge. */
    private boolean passes(Map<String, Object> file) {
        var asked = new HashMap<>(file);
        asked.remove("reason");
        return post("/check", asked).getResponse().getStatus() == 200
                && json.readTree(post("/check", asked).getResponse().getContentAsByteArray())
                        .path("passed")
                        .asBoolean();
    }

    private int live(String thing) {
        return json.readTree(get(thing).getResponse().getContentAsByteArray())
                .path("version")
                .asInt();
    }

    private Map<String, Object> drawing(String name) {
        return new HashMap<>(
                Map.of("kind", "journey", "key", key, "folder", key, "content", CatalogueDriver.journey(key, name)));
    }

    private Map<String, Object> published(String name, int seen) {
        var asked = drawing(name);
        asked.put("seen", seen);
        asked.put("reason", "as we agreed");
        return asked;
    }

    private static Map<String, Object> act(int seen) {
        return Map.of("seen", seen, "reason", "as we agreed");
    }

    private MvcTestResult get(String below) {
        return mvc.get()
                .uri("/api/v1/catalogue" + below)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private MvcTestResult post(String below, Object body) {
        return mvc.perform(MockMvcRequestBuilders.request(HttpMethod.POST, "/api/v1/catalogue" + below)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }
}
