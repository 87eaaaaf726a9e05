package io.wayline.steps;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.Drawn;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.engine.job.StartTimers;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.access.Role;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.Personnel;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is told by a journey has a notice on their page, and a mail if their account has an address. */
@DatabaseTest
class NotifyStaffTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    StartTimers timers;

    @Autowired
    RepositoryService repository;

    @Autowired
    Personnel personnel;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + word;
    private final String queue = "parcels-" + word;
    private String deployment = "";

    @BeforeEach
    void aQueueOfThreeIsTold() {
        personnel.hire("mei-" + word, "Mei Lan", Set.of(Role.AGENT), "mei-" + word + "@lanhe.example", "admin");
        personnel.hire("bo-" + word, "Bo Lin", Set.of(Role.AGENT), "", "admin");
        personnel.hire("yu-" + word, "Yu He", Set.of(Role.AGENT), "yu-" + word + "@lanhe.example", "admin");
        jdbc.sql("update account set password = 'set' where username like ?")
                .param("%-" + word)
                .update();
        personnel.disable("yu-" + word, 0, "admin");
        queues.create(queue, "Parcels", "包裹", Set.of("mei-" + word, "bo-" + word, "yu-" + word));
        deployment = repository
                .createDeployment()
                .addModelInstance("telling.bpmn", telling())
                .addModelInstance("telling-campaign.bpmn", campaign())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        journey.was("customer.registered", anna, Map.of("email", anna + "@example.com", "name", "Anna Berg"));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from staff_notice where queue = ?").param(queue).update();
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        jdbc.sql("delete from staff_queue where queue_key = ?").param(queue).update();
        jdbc.sql("delete from account_link where username like ?")
                .param("%-" + word)
                .update();
        jdbc.sql("delete from account where username like ?").param("%-" + word).update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void whoeverWorksOnTheQueueAndHasAnAddressIsWrittenToOnceWithoutTheCustomersData() {
        journey.on("telling", anna).happens("parcel.silent").expectEnded("Told").expectMails();

        var mails = jdbc.sql("""
                        select m.recipient, m.subject, c.text from outbox_message m
                        join outbox_content c on c.message_id = m.id
                        where m.template = 'staff-notice' and m.recipient like ?""").param("%-" + word + "@lanhe.example").query().listOfRows();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.get("recipient")).isEqualTo("mei-" + word + "@lanhe.example");
            assertThat(String.valueOf(mail.get("text"))).contains("/work/of/").doesNotContain(anna, "Anna Berg");
        });
        assertThat(jdbc.sql("select kind from staff_notice where queue = ?")
                        .param(queue)
                        .query(String.class)
                        .list())
                .containsExactly("delivery-unknown");
    }

    @Test
    void aCampaignTellsThatSomebodyShouldLookAtItself() {
        timers.begin(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("telling-campaign")
                .latestVersion()
                .singleResult()
                .getId());
        engine.allRuns();

        assertThat(jdbc.sql("select kind, subject from staff_notice where queue = ?")
                        .param(queue)
                        .query((row, number) -> row.getString("kind") + " " + row.getString("subject"))
                        .list())
                .containsExactly("look-at-campaign telling-campaign");
        assertThat(jdbc.sql("""
                        select c.text from outbox_message m join outbox_content c on c.message_id = m.id
                        where m.template = 'staff-notice' and m.recipient like ?""")
                        .param("mei-" + word + "@%")
                        .query(String.class)
                        .single())
                .contains("/campaigns/of/telling-campaign");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> personnel.hire("li-" + word, "Li", Set.of(Role.AGENT), "li at home", "admin"))
                .isInstanceOfSatisfying(
                        InvalidAccount.class, unfit -> assertThat(unfit.field()).isEqualTo("mail"));
    }

    private BpmnModelInstance telling() {
        return Drawn.journey("telling")
                .startEvent("Start_Silent")
                .message("parcel.silent")
                .serviceTask("Task_Tell")
                .camundaDelegateExpression("${notifyStaff}")
                .camundaInputParameter("queue", queue)
                .camundaInputParameter("template", "delivery-unknown")
                .endEvent("End_Told")
                .name("Told")
                .done();
    }

    private BpmnModelInstance campaign() {
        return Drawn.journey("telling-campaign")
                .startEvent("Start_Night")
                .timerWithCycle("0 0 3 * * ?")
                .serviceTask("Task_Tell")
                .camundaDelegateExpression("${notifyStaff}")
                .camundaInputParameter("queue", queue)
                .camundaInputParameter("template", "look-at-campaign")
                .endEvent("End_Told")
                .done();
    }
}
