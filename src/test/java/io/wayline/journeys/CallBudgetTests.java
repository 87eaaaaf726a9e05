package io.wayline.journeys;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.events.EventsDriver;
import io.wayline.intake.Sent;
import io.wayline.journey.task.TaskJourney;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the calls that people and machines make most cost in SQL statements, the key and the person looked up included,
 * and that they cost no more where there is more to show.
 */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=statement-budget")
class CallBudgetTests {

    private static final int EVENT = 2;
    private static final int TASK_LIST = 5;
    private static final int NEXT = 8;
    private static final int CUSTOMER = 3;
    private static final int TIMELINE = 4;
    private static final int JOURNEYS = 7;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TaskJourney desk;

    @Autowired
    Queues queues;

    @Autowired
    EventsDriver events;

    @Autowired
    SqlCount sql;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + UUID.randomUUID();
    private String key = "";

    @BeforeEach
    void aTaskWaits() {
        queues.create(queue, "Test", "测试", List.of("lin"));
        key = desk.drawn(queue, 50, "PT4H");
        desk.comesTo(key);
        events.sendHistory("customer.registered", anna, Map.of("email", anna + "@example.com", "locale", "en"));
        events.handleAll();
    }

    @AfterEach
    void nobodyIsLeft() {
        desk.forget();
    }

    @Test
    void anEventIsTakenInForTheSameHoweverManyThereAre() {
        event();

        assertThat(counted(this::event)).as(sql::asTable).isLessThanOrEqualTo(EVENT);
    }

    @Test
    void theListOfTasksCostsAsMuchForTwentyAsForOne() {
        calls(HttpMethod.GET, "/api/v1/tasks?queue=" + queue);
        var ofOne = counted(() -> calls(HttpMethod.GET, "/api/v1/tasks?queue=" + queue));
        twentyMore();

        var ofMany = counted(() -> calls(HttpMethod.GET, "/api/v1/tasks?queue=" + queue));

        assertThat(ofMany).as(sql::asTable).isEqualTo(ofOne).isLessThanOrEqualTo(TASK_LIST);
    }

    @Test
    void theNextTaskCostsAsMuchAmongTwentyAsAlone() {
        var alone = counted(() -> calls(HttpMethod.POST, "/api/v1/tasks/next"));
        twentyMore();

        var amongMany = counted(() -> calls(HttpMethod.POST, "/api/v1/tasks/next"));

        assertThat(amongMany).as(sql::asTable).isEqualTo(alone).isLessThanOrEqualTo(NEXT);
    }

    @Test
    void aCustomerCostsAsMuchWithALongStoryAsWithAShortOne() {
        var customer = counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna));
        var timeline = counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna + "/timeline"));
        var journeys = counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna + "/journeys"));
        for (var order = 0; order < 20; order++) {
            events.sendHistory(
                    "order.placed",
                    anna,
                    Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "10.00", "currency", "CNY"));
        }
        events.handleAll();

        assertThat(counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna)))
                .as(sql::asTable)
                .isEqualTo(customer)
                .isLessThanOrEqualTo(CUSTOMER);
        assertThat(counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna + "/timeline")))
                .as(sql::asTable)
                .isEqualTo(timeline)
                .isLessThanOrEqualTo(TIMELINE);
        assertThat(counted(() -> calls(HttpMethod.GET, "/api/v1/customers/" + anna + "/journeys")))
                .as(sql::asTable)
                .isEqualTo(journeys)
                .isLessThanOrEqualTo(JOURNEYS);
    }

    private void twentyMore() {
        for (var more = 0; more < 20; more++) {
            desk.comesTo(key);
        }
    }

    private int counted(Runnable call) {
        sql.start();
        call.run();
        return sql.statements();
    }

    private void event() {
        assertThat(mvc.post()
                        .uri("/api/v1/events")
                        .header("Authorization", "Bearer wl_demo_key")
                        .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                        .content(Sent.event(
                                "test.nothing", anna, UUID.randomUUID().toString(), "{}")))
                .hasStatus(202);
    }

    private void calls(HttpMethod method, String path) {
        assertThat(mvc.method(method)
                        .uri(path)
                        .header("Authorization", "Bearer wl_demo_key")
                        .header("Wayline-Actor", "lin"))
                .hasStatusOk();
    }
}
