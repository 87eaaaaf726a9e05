package io.wayline.journey.web;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.studio.web.FailingStep;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class PausedStepApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    FailingStep failing;

    private String deployment = "";

    @BeforeEach
    void twoCome() {
        failing.failure = null;
        deployment = failing.manyWait(2);
    }

    @AfterEach
    void nobodyIsLeft() {
        failing.forget(deployment);
    }

    @Test
    void aStepIsPausedWithAReasonAndResumed() throws Exception {
        var paused = post("", Map.of("journey", "failing", "element", "Task_Failing", "reason", "wrong price"));
        assertThat(paused).hasStatus(HttpStatus.CREATED);
        var id = read(paused).get("id").asString();

        var listed = listed(id);
        assertThat(listed.get("reason").asString()).isEqualTo("wrong price");
        assertThat(listed.get("by").asString()).isEqualTo("key:demonstration");
        assertThat(listed.get("waiting").asLong()).isEqualTo(2);
        assertThat(listed.has("probeAt")).isFalse();

        assertThat(post("/" + id + "/resume", Map.of())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(post("/" + id + "/resume", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void saysWhatIsMissingAndPausesNothing() throws Exception {
        assertThat(post("", Map.of("journey", "failing", "element", "Task_Failing")))
                .hasStatus(422)
                .bodyText()
                .contains("\"pointer\":\"reason\"");
        assertThat(post("", Map.of("element", "Task_Failing", "reason", "wrong price")))
                .hasStatus(422)
                .bodyText()
                .contains("\"pointer\":\"journey\"");
        assertThat(post("", Map.of("journey", "failing", "element", "Task_None", "reason", "wrong price")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(read(get()).get("items"))
                .noneMatch(step -> "failing".equals(step.get("journey").asString()));
    }

    private JsonNode listed(String id) throws Exception {
        return read(get())
                .get("items")
                .valueStream()
                .filter(step -> id.equals(step.get("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsString());
    }

    private MvcTestResult get() {
        return mvc.get()
                .uri("/api/v1/paused-steps")
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private MvcTestResult post(String below, Object body) {
        return mvc.post()
                .uri("/api/v1/paused-steps" + below)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .exchange();
    }
}
