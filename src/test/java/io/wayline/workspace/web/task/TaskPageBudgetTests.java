package io.wayline.workspace.web.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** What the page of a task costs in SQL statements: as much for a long form as for a short one, and for many journeys. */
@DatabaseTest
class TaskPageBudgetTests {

    private static final int PAGE = 90;
    private static final int CLOCK = 6;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private String letter = "";

    @BeforeEach
    void linWritesALetter() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(queue, "Letters", "信件", List.of("lin"));
        letter = letter();
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void theClockOfAnOpenPageCostsNextToNothing() {
        assertThat(counted("/work/" + letter + "/now?seen=0")).as(sql::asTable).isLessThanOrEqualTo(CLOCK);
    }

    @Test
    void thePageCostsAsMuchForACustomerOnFiveJourneysAsOnOne() {
        counted("/work/" + letter);
        var one = counted("/work/" + letter);
        for (var more = 0; more < 4; more++) {
            var other = letter();
            jdbc.sql("""
                            update journey_instance set customer_id = (select customer_id from work_item where id = ?)
                            where id = (select instance_id from work_item where id = ?)""").params(letter, other).update();
            jdbc.sql(
                            "update work_item set customer_id = (select w.customer_id from work_item w where w.id = ?) where id = ?")
                    .params(letter, other)
                    .update();
        }
        counted("/work/" + letter);

        assertThat(counted("/work/" + letter)).as(sql::asTable).isLessThanOrEqualTo(one);
        assertThat(one).as(sql::asTable).isLessThanOrEqualTo(PAGE);
    }

    private Person lin() {
        return accounts.find("lin").orElseThrow();
    }

    /** The second of two tasks, whose form has every kind of field. */
    private String letter() {
        var call = journey.comesTo(journey.drawnInTwo(queue, queue)).getId();
        tasks.complete(
                call,
                Map.of("outcome", JsonNodeFactory.instance.stringNode("reached")),
                tasks.claim(call, lin()).version(),
                lin());
        var task = journey.after(call).getId();
        tasks.claim(task, lin());
        return task;
    }

    private int counted(String path) {
        var who = new SignedIn(lin(), 0);
        sql.start();
        assertThat(mvc.get().uri(path).with(authentication(who))).hasStatusOk();
        return sql.statements();
    }
}
