package io.wayline.workspace.web.customer.act;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journeys.JourneyDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CustomerActsApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    Accounts accounts;

    @Autowired
    JourneyDriver journey;

    @Autowired
    Queues queues;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/v1/customers/anna-" + mark;
    private final String queue = "q-" + mark;

    @BeforeEach
    void annaRegisters() {
        queues.create(queue, "By hand", "人工", List.of("lin"));
        journey.happens(
                "customer.registered",
                "anna-" + mark,
                Map.of("email", "anna@example.com", "name", "Anna Berg", "owner", "lin"));
    }

    @Test
    void whereACustomerStandsSaysWhatHappensNext() {
        var read = keyed("GET", path + "/journeys", null);

        assertThat(read).hasStatusOk();
        assertThat(read).bodyJson().extractingPath("items[0].journey").isEqualTo("onboarding");
        assertThat(read).bodyJson().extractingPath("items[0].places[0].name").isEqualTo("Time to look around");
        assertThat(read).bodyJson().extractingPath("items[0].next[0].what").isEqualTo("TIME");
        assertThat(read).bodyJson().extractingPath("items[0].next[0].at").isNotNull();
        assertThat(read).bodyJson().extractingPath("items[0].next[0].then.name").isEqualTo("Send first steps");
        assertThat(read).bodyJson().extractingPath("items[0].stops[0].place").isEqualTo("PASSED");
    }

    @Test
    void aKeyGivesAPieceOfWorkOnce() {
        var work = Map.of("title", "Ask for the note", "queue", queue, "text", "The blue one.", "requestKey", mark);

        var first = keyed("POST", path + "/tasks", work);
        var again = keyed("POST", path + "/tasks", work);

        assertThat(first).hasStatus(201);
        assertThat(again).hasStatus(201);
        assertThat(body(again)).isEqualTo(body(first));
        var read = keyed("GET", path + "/journeys", null);
        assertThat(read).bodyText().containsOnlyOnce("Ask for the note");
    }

    @Test
    void workThatCannotBeNamesTheField() {
        var refused = keyed("POST", path + "/tasks", Map.of("title", "Ask", "queue", "no-such"));

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("queue", "choose one from the list");
    }

    @Test
    void aJourneyThatDoesNotLetThemInIsAConflictThatSaysWhy() {
        var refused = keyed("POST", path + "/journeys", Map.of("journey", "onboarding"));

        assertThat(refused).hasStatus(409);
        assertThat(refused).bodyText().contains("entry-refused", "NOW");
    }

    @Test
    void aJourneyThatPeopleDoNotStartIsRefused() {
        assertThat(keyed("POST", path + "/journeys", Map.of("journey", "contact-attempt")))
                .hasStatus(409)
                .bodyText()
                .contains("not-by-hand");
        assertThat(keyed("POST", path + "/journeys", Map.of("journey", "no-such")))
                .hasStatus(422);
    }

    @Test
    void whoDoesNotSeeTheCustomerStartsNothing() {
        var other = http.post()
                .uri("/api/v1/customers/nobody-" + mark + "/tasks")
                .with(as("lin"))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .contentType("application/json")
                .content("{\"title\": \"Ask\", \"queue\": \"" + queue + "\"}")
                .exchange();

        assertThat(other).hasStatus(404);
    }

    private MvcTestResult keyed(String method, String uri, @Nullable Object body) {
        var request = switch (method) {
            case "GET" -> http.get().uri(uri);
            default -> http.post().uri(uri);
        };
        request.header("Authorization", "Bearer wl_demo_key");
        return body == null
                ? request.exchange()
                : request.contentType("application/json")
                        .content(JsonMapper.shared().writeValueAsString(body))
                        .exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private RequestPostProcessor as(String account) {
        var person = accounts.find(account).orElseThrow();
        return SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0));
    }
}
