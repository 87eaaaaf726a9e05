package io.wayline.workspace.web.task;

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

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class RecordsApiTests {

    private static final String WITH_A_NUMBER =
            "Ring +86 138 1234 5678 or anna.berg@example.com after 2026-12-01 14:30";
    private static final String BEHIND_A_MASK = "Ring +86•••5678 or a•••@example.com after 2026-12-01 14:30";

    @Autowired
    MockMvcTester http;

    @Autowired
    TaskJourney journey;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private final String callers = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String writers = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private String call = "";
    private String letter = "";

    @BeforeEach
    void linHasCalledAndTheLetterWaits() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(callers, "Calls", "电话", List.of("lin"));
        jdbc.sql("""
                        insert into account
                        (username, display_name, roles, password, disabled, demonstration, generation, version, created_at)
                        values ('wei', 'Gu Wei', 'AGENT', 'none', false, false, 0, 0, current_timestamp)""").update();
        queues.create(writers, "Letters", "信件", List.of("wei"));
        call = journey.comesTo(journey.drawnInTwo(callers, writers)).getId();
        as("lin", HttpMethod.POST, "/tasks/" + call + "/claim", "");
        var done = as(
                "lin",
                HttpMethod.POST,
                "/tasks/" + call + "/complete",
                "{\"version\": 1, \"answers\": {\"outcome\": \"reached\", \"note\": \"%s\"}}".formatted(WITH_A_NUMBER));
        assertThat(done).hasStatusOk();
        letter = journey.after(call).getId();
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        jdbc.sql("delete from account where username = 'wei'").update();
    }

    @Test
    void aTaskThatIsDoneSaysWhoAnsweredWhat() {
        var record = as("lin", HttpMethod.GET, "/tasks/" + call + "/record", "");

        assertThat(record).hasStatusOk();
        for (var each : List.of(
                List.of("name", "Call the customer"),
                List.of("journeyName", "Desk"),
                List.of("by", "lin"),
                List.of("byName", "Lin Yue"),
                List.of("form", "desk"),
                List.of("answers[0].label", "Outcome"),
                List.of("answers[0].kind", "select"),
                List.of("answers[0].value", "reached"),
                List.of("answers[0].texts[0]", "Reached"),
                List.of("answers[1].value", WITH_A_NUMBER))) {
            assertThat(record).bodyJson().extractingPath(each.get(0)).isEqualTo(each.get(1));
        }
        assertThat(record).bodyJson().extractingPath("formVersion").asNumber().isNotNull();
        assertThat(record).bodyJson().extractingPath("customer").asString().startsWith("c-");
        assertThat(record).bodyJson().extractingPath("masked").isEqualTo(false);
        assertThat(as("lin", HttpMethod.GET, "/tasks/" + letter + "/record", ""))
                .hasStatus(404);
        assertThat(as("shen", HttpMethod.GET, "/tasks/" + letter + "/record", ""))
                .as("not done")
                .hasStatus(404);
    }

    @Test
    void numbersAndAddressesStayBehindAMaskUntilSomebodyHasATaskOnTheWay() {
        assertThat(note("wei")).isEqualTo(BEHIND_A_MASK);
        assertThat(note("he")).as("who only runs the house").isEqualTo(BEHIND_A_MASK);
        assertThat(note("shen")).as("a supervisor").isEqualTo(WITH_A_NUMBER);
        assertThat(as("wei", HttpMethod.GET, "/tasks/" + call + "/record", ""))
                .bodyJson()
                .extractingPath("masked")
                .isEqualTo(true);

        as("wei", HttpMethod.POST, "/tasks/" + letter + "/claim", "");

        assertThat(note("wei")).isEqualTo(WITH_A_NUMBER);
    }

    @Test
    void aWayAndACustomerAreListedToThoseWhoMaySeeThem() {
        var task = as("shen", HttpMethod.GET, "/tasks/" + call, "");
        var instance = path(task, "task.instance");
        var customer = path(task, "task.customer");

        var way = as("shen", HttpMethod.GET, "/instances/" + instance + "/records?limit=1", "");
        assertThat(way).bodyJson().extractingPath("total").isEqualTo(1);
        assertThat(way).bodyJson().extractingPath("items[0].task").isEqualTo(call);
        assertThat(way).bodyJson().extractingPath("next").isNull();
        assertThat(as("shen", HttpMethod.GET, "/instances/" + instance + "/records?limit=0", ""))
                .hasStatus(422);
        assertThat(as("shen", HttpMethod.GET, "/instances/" + instance + "/records?cursor=nothing", ""))
                .hasStatus(422);
        assertThat(as("shen", HttpMethod.GET, "/instances/nothing/records", "")).hasStatus(404);

        var theirs = as("shen", HttpMethod.GET, "/customers/" + customer + "/records", "");
        assertThat(theirs).bodyJson().extractingPath("items[0].task").isEqualTo(call);
        assertThat(theirs).bodyJson().extractingPath("items[0].customer").isEqualTo(customer);
    }

    @Test
    void agentsOfOtherQueuesFindNothing() {
        var instance = path(as("shen", HttpMethod.GET, "/tasks/" + call, ""), "task.instance");
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(writers)
                .update();

        assertThat(as("wei", HttpMethod.GET, "/tasks/" + call + "/record", "")).hasStatus(404);
        assertThat(as("wei", HttpMethod.GET, "/instances/" + instance + "/records", ""))
                .hasStatus(404);
    }

    private String note(String reader) {
        return path(as(reader, HttpMethod.GET, "/tasks/" + call + "/record", ""), "answers[1].value");
    }

    private static String path(MvcTestResult result, String path) {
        var found = new String[1];
        assertThat(result).hasStatusOk().bodyJson().extractingPath(path).satisfies(value -> found[0] = (String) value);
        return found[0];
    }

    private MvcTestResult as(String person, HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", person)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
