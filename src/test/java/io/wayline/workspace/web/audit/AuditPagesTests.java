package io.wayline.workspace.web.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What people did is found by who, about whom, and when; and whoever looks is noted. */
@DatabaseTest
class AuditPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Queues queues;

    @Autowired
    Customers customers;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private String ref = "";
    private String other = "";

    @BeforeEach
    void linHasDoneATaskOfEachOfTwoCustomers() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        var key = journey.drawn(queue, 50, "PT4H");
        ref = done(key);
        other = done(key);
    }

    @AfterEach
    void nothingIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void theActsAboutOneCustomerAreFoundAndTheLookIsNoted() {
        var before = looks();

        var page = mvc.get()
                .uri("/audit?person=lin&customer=" + ref)
                .with(as("shen"))
                .exchange();

        assertThat(page).hasStatusOk().bodyText().contains("Lin Yue", ref).doesNotContain(other);
        assertThat(looks()).isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeIsSaidBesideItsField() {
        assertThat(mvc.get()
                        .uri("/audit?customer=nobody-of-ours")
                        .with(as("shen"))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"customer-note\"", "nobody-of-ours");
        assertThat(mvc.get()
                        .uri("/audit?first=2020-01-01&last=2026-01-01")
                        .with(as("shen"))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"first-note\"");
    }

    @Test
    void theFileHasThemWithCellsThatNoSpreadsheetRuns() {
        jdbc.sql("update account set display_name = '=1+1' where username = 'lin'")
                .update();
        try {
            var file = mvc.get()
                    .uri("/audit/export?person=lin&customer=" + ref)
                    .with(as("shen"))
                    .exchange();

            assertThat(file).hasStatusOk().bodyText().contains("at,account,person,customer,kind,text", ",'=1+1," + ref);
        } finally {
            jdbc.sql("update account set display_name = 'Lin Yue' where username = 'lin'")
                    .update();
        }
    }

    @Test
    void agentsMayNotLook() {
        assertThat(mvc.get().uri("/audit").with(as("lin")).exchange()).hasStatus(403);
        assertThat(mvc.get().uri("/team").with(as("lin")).exchange()).hasStatus(403);
    }

    private String done(String key) {
        Person lin = accounts.find("lin").orElseThrow();
        WorkItem item = tasks.claim(journey.comesTo(key).getId(), lin);
        tasks.complete(item.id(), Map.of("outcome", JsonMapper.shared().valueToTree("reached")), item.version(), lin);
        return customers.find(item.customer()).orElseThrow().ref().value();
    }

    private long looks() {
        return jdbc.sql("select count(*) from audit_look where about is not null")
                .query(Long.class)
                .single();
    }

    private RequestPostProcessor as(String username) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                new SignedIn(accounts.find(username).orElseThrow(), 0));
    }
}
