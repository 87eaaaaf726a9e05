package io.wayline.workspace.web.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import biweekly.Biweekly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.callback.CallRequest;
import io.wayline.callback.Callback;
import io.wayline.callback.Callbacks;
import io.wayline.callback.feed.CallFeeds;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Anna is to be called on Monday, 23 November 2026, at ten in Shanghai, by a queue of Lin's. */
@DatabaseTest
class CallbacksApiTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    MockMvcTester http;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallFeeds feeds;

    @Autowired
    CustomerDriver customers;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + UUID.randomUUID();
    private Instant before = Instant.EPOCH;
    private String ref = "";

    @BeforeEach
    void annaIsToBeCalled() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
        queues.create(queue, "Test", "测试", List.of("lin"));
        ref = booked(anna).ref();
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
    }

    @Test
    void aCallIsListedMovedAndCancelled() {
        var list = as("lin", HttpMethod.GET, "?queue=" + queue, "");
        assertThat(list).hasStatusOk();
        assertThat(list).bodyJson().extractingPath("total").isEqualTo(1);
        assertThat(list).bodyJson().extractingPath("items[0].ref").isEqualTo(ref);
        assertThat(list).bodyJson().extractingPath("items[0].customer").isEqualTo(anna);
        assertThat(list).bodyJson().extractingPath("items[0].state").isEqualTo("BOOKED");
        assertThat(list).bodyText().doesNotContain("+86138");

        var moved = as("lin", HttpMethod.POST, "/" + ref + "/reschedule", """
                {"at": "2026-11-24T14:00:00+08:00", "version": 0}""");
        assertThat(moved).hasStatusOk();
        assertThat(moved).bodyJson().extractingPath("version").isEqualTo(1);

        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/cancel", "{\"version\": 0}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("/problems/call-changed");
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/cancel", "{\"version\": 1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("state")
                .isEqualTo("CANCELLED");
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/cancel", "{\"version\": 2}"))
                .hasStatus(409);
    }

    @Test
    void aCallIsTakenStartedAndGivenBack() {
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/take", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("agent")
                .isEqualTo("lin");
        assertThat(as("shen", HttpMethod.POST, "/" + ref + "/take", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("agent")
                .isEqualTo("lin");
        assertThat(as("lin", HttpMethod.GET, "?agent=lin&queue=" + queue, ""))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(1);
        var started = as("lin", HttpMethod.POST, "/" + ref + "/start", "");
        assertThat(started).hasStatusOk();
        assertThat(started).bodyJson().extractingPath("startedAt").isEqualTo("2026-11-23T02:00:00Z");
        assertThat(started).bodyText().as("the API shows no numbers").doesNotContain("+86138");
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/outcome", "{\"answers\": {\"callResult\": \"reached\"}}"))
                .as("its journey has no task here")
                .hasStatus(409)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("/problems/call-not-ready");
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/stop", "")).hasStatusOk();
        var released = as("lin", HttpMethod.POST, "/" + ref + "/release", "");
        assertThat(released).hasStatusOk();
        assertThat(released).bodyText().doesNotContain("agent", "startedAt");
        assertThat(as("tang", HttpMethod.POST, "/" + ref + "/take", ""))
                .as("marketing learns of no call")
                .hasStatus(404);
    }

    @Test
    void aRefusalNamesTheFieldAndTheNextFreeTimes() {
        booked("berta-" + UUID.randomUUID());
        var taken = as("lin", HttpMethod.POST, "/" + ref + "/reschedule", """
                {"at": "2026-11-23T10:30:00+08:00", "version": 0}""");

        assertThat(taken).hasStatus(409);
        assertThat(taken).bodyJson().extractingPath("type").isEqualTo("/problems/call-taken");
        assertThat(taken).bodyJson().extractingPath("errors[0].pointer").isEqualTo("at");
        assertThat(taken).bodyJson().extractingPath("free[0]").isEqualTo("2026-11-23T03:00:00Z");
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/reschedule", "{\"version\": 0}"))
                .hasStatus(422);
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/reschedule", "{\"at\": \"soon\", \"version\": 0}"))
                .hasStatus(400);
        assertThat(as("lin", HttpMethod.POST, "/" + ref + "/cancel", "{}")).hasStatus(422);
        assertThat(as("lin", HttpMethod.GET, "?cursor=nobody", "")).hasStatus(422);
        assertThat(as("lin", HttpMethod.GET, "/nothing", "")).hasStatus(404);
    }

    @Test
    void aCalendarProgramReadsTheCallsAndNothingOfTheCustomer() {
        var lin = accounts.find("lin").orElseThrow();
        var token = feeds.make(queue, lin);

        var feed = http.get().uri("/ical/" + token).exchange();
        assertThat(feed).hasStatusOk();
        assertThat(feed.getResponse().getContentType()).startsWith("text/calendar");
        assertThat(feed).bodyText().doesNotContain("+86138", anna);
        var event = Biweekly.parse(text(feed)).first().getEvents().get(0);
        assertThat(event.getUid().getValue()).isEqualTo(ref + "@wayline");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(MONDAY_TEN);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(MONDAY_TEN.plusSeconds(1_800));
        assertThat(event.getSummary().getValue()).startsWith("care");
        assertThat(event.getUrl().getValue()).endsWith("/calls/" + ref);

        feeds.make(queue, lin);
        assertThat(http.get().uri("/ical/" + token).exchange()).as("replaced").hasStatus(404);
        assertThat(jdbc.sql("select count(*) from call_feed where hash = ?")
                        .param(token)
                        .query(Integer.class)
                        .single())
                .as("the token itself is not kept")
                .isZero();
    }

    @Test
    void aCalendarIsOverWhenItsOwnerLeavesTheQueueOrEndsIt() {
        var lin = accounts.find("lin").orElseThrow();
        var ofQueue = feeds.make(queue, lin);
        var ofAll = feeds.make("", lin);
        assertThat(http.get().uri("/ical/" + ofAll).exchange()).bodyText().contains(ref);

        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        assertThat(http.get().uri("/ical/" + ofQueue).exchange()).hasStatus(404);
        assertThat(http.get().uri("/ical/" + ofAll).exchange()).bodyText().doesNotContain(ref);

        feeds.end("", lin);
        assertThat(http.get().uri("/ical/" + ofAll).exchange()).hasStatus(404);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private Callback booked(String who) {
        var customer = customers.is(who, "phone", "+8613800138000");
        var instance = UUID.randomUUID().toString();
        var booking = callbacks.book(new CallRequest(
                customer.id(),
                queue,
                "care",
                ConsentTopic.known("service", "phone"),
                new CallRequest.Timing(null, null, null, null),
                new CallRequest.Place(
                        instance, instance, "Task_BookCall", UUID.randomUUID().toString()),
                Cause.system("test")));
        assertThat(booking.callback()).isNotNull();
        return booking.callback();
    }

    private MvcTestResult as(String person, HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/v1/callbacks" + path)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", person)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
