package io.wayline.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.CustomerDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Text that no row can keep is refused by the name of its field, whichever way it comes in. */
@DatabaseTest
class WholeInputTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    Accounts accounts;

    @Autowired
    CustomerDriver customers;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private final String queue = "q-" + mark;
    private String task = "";

    @BeforeEach
    void linHasATask() {
        customers.is(anna, "name", "Anna \u202eBerg " + mark, "owner", "lin");
        queues.create(queue, "Test", "测试", List.of("lin"));
        task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\\u0000", "\\ud800", "x\\udc00y"})
    void inTheBodyOfACall(String character) {
        var note = posted("/customers/" + anna + "/notes", "{\"text\": \"Rang %s\"}".formatted(character));
        assertThat(note).hasStatus(422);
        assertThat(note).bodyJson().extractingPath("errors[0].pointer").isEqualTo("text");

        var answers = posted(
                "/tasks/" + task + "/complete",
                "{\"version\": 1, \"answers\": {\"outcome\": \"reached\", \"note\": \"%s\"}}".formatted(character));
        assertThat(answers).hasStatus(422);
        assertThat(answers).bodyJson().extractingPath("errors[0].pointer").isEqualTo("answers/note");

        var reason =
                posted("/tasks/" + task + "/hand-over", "{\"to\": \"shen\", \"reason\": \"%s\"}".formatted(character));
        assertThat(reason).hasStatus(422);
        assertThat(reason).bodyJson().extractingPath("errors[0].pointer").isEqualTo("reason");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void inAnEvent(String character) {
        var event = posted("/events", """
                {"specversion": "1.0", "id": "%s", "source": "test", "type": "customer.registered", "subject": "%s",
                 "time": "2026-11-20T10:00:00Z", "data": {"name": "A%s"}}""".formatted(mark, anna, character));
        assertThat(event).hasStatus(400);
        assertThat(event).bodyText().contains("/data/name");
    }

    @Test
    void inAFormAndTheAddressOfAPage() {
        var form = http.post()
                .uri("/work/" + task + "/escalate")
                .with(authentication(lin()))
                .with(csrf())
                .param("reason", "Help\u0000")
                .exchange();
        assertThat(form).hasStatus(422);
        assertThat(form.getRequest().getAttribute(WholeParameters.FIELD)).isEqualTo("reason");
        assertThat(http.get().uri("/customers?query={text}", "A\u0000").with(authentication(lin())))
                .hasStatus(422);
        assertThat(jdbc.sql("select count(*) from note where work = ?")
                        .param(task)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReasonThatSaysNothingIsRefusedByItsNameAndNotAsAConflict() {
        var form = http.post()
                .uri("/work/" + task + "/escalate")
                .with(authentication(lin()))
                .with(csrf())
                .param("reason", " ")
                .exchange();

        assertThat(form).hasStatus(422).bodyText().contains("Say why in one line");
    }

    @Test
    void aNameThatTurnsTheTextAroundItIsShownWithoutThat() {
        var page =
                http.get().uri("/customers/" + anna).with(authentication(lin())).exchange();

        assertThat(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("Anna Berg " + mark)
                .doesNotContain("\u202e");
    }

    private MvcTestResult posted(String path, String body) {
        return http.post()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", "lin")
                .contentType(path.equals("/events") ? "application/cloudevents+json" : MediaType.APPLICATION_JSON_VALUE)
                .content(body)
                .exchange();
    }

    private SignedIn lin() {
        var lin = accounts.find("lin").orElseThrow();
        return new SignedIn(new Person(lin.username(), lin.displayName(), lin.roles(), ENGLISH, lin.theme()), 0);
    }
}
