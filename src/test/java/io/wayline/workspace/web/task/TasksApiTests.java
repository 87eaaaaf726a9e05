package io.wayline.workspace.web.task;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.journey.task.TaskJourney;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class TasksApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TaskJourney journey;

    @Autowired
    Queues queues;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private String id = "";

    @BeforeEach
    void oneTaskWaits() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(queue, "Test", "测试", List.of("lin"));
        id = journey.comesTo(journey.drawn(queue, 60, "PT4H")).getId();
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aPersonsTaskGoesFromTheListToItsEnd() {
        var list = as("lin", HttpMethod.GET, "?queue=" + queue, "");
        assertThat(list).hasStatusOk();
        assertThat(list).bodyJson().extractingPath("total").isEqualTo(1);
        assertThat(list).bodyJson().extractingPath("items[0].id").isEqualTo(id);
        assertThat(list).bodyJson().extractingPath("items[0].name").isEqualTo("Call the customer");
        assertThat(list)
                .bodyJson()
                .extractingPath("items[0].customer")
                .asString()
                .startsWith("c-");

        assertThat(as("lin", HttpMethod.POST, "/" + id + "/claim", "")).hasStatusOk();
        assertThat(as("lin", HttpMethod.PUT, "/" + id + "/draft", "{\"answers\": {\"note\": \"Rang twice\"}}"))
                .hasStatus(204);
        var sheet = as("lin", HttpMethod.GET, "/" + id, "");
        assertThat(sheet).bodyJson().extractingPath("draft.note").isEqualTo("Rang twice");
        assertThat(sheet).bodyJson().extractingPath("schema.components[0].key").isEqualTo("outcome");
        assertThat(sheet).bodyJson().extractingPath("task.version").isEqualTo(1);

        var stale = as("lin", HttpMethod.POST, "/" + id + "/complete", "{\"version\": 0}");
        assertThat(stale).hasStatus(409);
        assertThat(stale).bodyJson().extractingPath("version").isEqualTo(1);
        var incomplete = as("lin", HttpMethod.POST, "/" + id + "/complete", "{\"version\": 1}");
        assertThat(incomplete).hasStatus(422);
        assertThat(incomplete).bodyJson().extractingPath("errors[0].pointer").isEqualTo("outcome");
        var done = as(
                "lin",
                HttpMethod.POST,
                "/" + id + "/complete",
                "{\"version\": 1, \"answers\": {\"outcome\": \"reached\"}}");
        assertThat(done).hasStatusOk();
        assertThat(done).bodyJson().extractingPath("state").isEqualTo("DONE");
    }

    @Test
    void nextTakesATaskAndOthersAreToldWhoHasIt() {
        assertThat(as("lin", HttpMethod.POST, "/next", ""))
                .bodyJson()
                .extractingPath("assignee")
                .isEqualTo("lin");
        assertThat(as("shen", HttpMethod.POST, "/" + id + "/claim", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("assignee")
                .isEqualTo("lin");
    }

    @Test
    void supervisorsSetPrioritiesAndTasksArePostponed() {
        assertThat(as("lin", HttpMethod.PUT, "/" + id + "/priority", "{\"priority\": 90}"))
                .as("an agent")
                .hasStatus(403);
        assertThat(as("shen", HttpMethod.PUT, "/" + id + "/priority", "{\"priority\": 90}"))
                .bodyJson()
                .extractingPath("priority")
                .isEqualTo(90);
        as("lin", HttpMethod.POST, "/" + id + "/claim", "");
        var until = clock.instant().plus(Duration.ofHours(1));
        assertThat(as(
                        "lin",
                        HttpMethod.POST,
                        "/" + id + "/follow-up",
                        "{\"until\": \"%s\", \"reason\": \"Busy\"}".formatted(until)))
                .bodyJson()
                .extractingPath("followUpReason")
                .isEqualTo("Busy");
        var beyond = clock.instant().plus(Duration.ofDays(3));
        var unasked = as(
                "lin",
                HttpMethod.POST,
                "/" + id + "/follow-up",
                "{\"until\": \"%s\", \"reason\": \"Busy\"}".formatted(beyond));
        assertThat(unasked).hasStatus(409);
        assertThat(unasked).bodyJson().extractingPath("type").isEqualTo("/problems/task-rests-past-due");
        assertThat(unasked).bodyJson().extractingPath("dueAt").isNotNull();
        assertThat(as(
                        "lin",
                        HttpMethod.POST,
                        "/" + id + "/follow-up",
                        "{\"until\": \"%s\", \"reason\": \"Busy\", \"pastDue\": true}".formatted(beyond)))
                .hasStatusOk();
        assertThat(as("lin", HttpMethod.POST, "/" + id + "/release", ""))
                .bodyJson()
                .extractingPath("state")
                .isEqualTo("WAITING");
    }

    @Test
    void aTaskGoesToAnotherQueueOfTheCallersAndToNoneThatTheyDoNotSee() {
        var other = "q-" + UUID.randomUUID().toString().substring(0, 8);
        var foreign = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(other, "Repairs", "维修", List.of("lin"));
        queues.create(foreign, "Fraud", "欺诈", List.of());
        as("lin", HttpMethod.POST, "/" + id + "/claim", "");

        assertThat(handedTo(foreign, "lin"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors[0].pointer")
                .isEqualTo("queue");
        assertThat(as("lin", HttpMethod.POST, "/" + id + "/hand-over", """
                        {"to": "shen", "queue": "%s", "reason": "Both"}""".formatted(other)))
                .hasStatus(422);
        assertThat(as("lin", HttpMethod.POST, "/" + id + "/hand-over", "{\"queue\": \"%s\"}".formatted(other)))
                .as("without a reason")
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors[0].pointer")
                .isEqualTo("reason");

        var moved = handedTo(other, "lin");
        assertThat(moved).hasStatusOk();
        assertThat(moved).bodyJson().extractingPath("queue").isEqualTo(other);
        assertThat(moved).bodyJson().extractingPath("state").isEqualTo("WAITING");
        assertThat(as("shen", HttpMethod.POST, "/" + id + "/claim", "")).hasStatusOk();
        assertThat(handedTo(queue, "lin")).as("what shen has").hasStatus(409);
        assertThat(handedTo(foreign, "shen")).as("by a supervisor").hasStatusOk();
    }

    private MvcTestResult handedTo(String to, String by) {
        return as(by, HttpMethod.POST, "/" + id + "/hand-over", """
                {"queue": "%s", "reason": "Belongs there"}""".formatted(to));
    }

    @Test
    void aKeyNamesThePersonForWhomItActs() {
        var nobody = http.get()
                .uri("/api/v1/tasks")
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
        assertThat(nobody).hasStatus(422);
        assertThat(nobody).bodyJson().extractingPath("errors[0].pointer").isEqualTo("Wayline-Actor");
        assertThat(as("tang", HttpMethod.GET, "/" + id, "")).hasStatus(404);
    }

    private MvcTestResult as(String person, HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/v1/tasks" + path)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", person)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
