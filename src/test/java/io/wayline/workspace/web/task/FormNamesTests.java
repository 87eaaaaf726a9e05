package io.wayline.workspace.web.task;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.journey.task.TaskJourney;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** A form speaks the language of who reads it, on the page, over the API, and in the record of what was answered. */
@DatabaseTest
class FormNamesTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TaskJourney journey;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    UserTasks forms;

    @Autowired
    DeployedNames names;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private String task = "";
    private int version;

    @BeforeEach
    void linHasATaskWhoseFormHasNames() {
        queues.create(queue, "Calls", "电话", List.of("lin"));
        task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        version = forms.latestForm("desk").orElseThrow();
        called("""
                outcome:
                  en: How it ended
                  zh-CN: 结果如何
                  values:
                    reached:
                      en: Spoke with them
                      zh-CN: 已接通
                    missed:
                      zh-CN: 未接通
                note:
                  zh-CN: 备注一下
                """);
        api("/claim", "");
    }

    @AfterEach
    void nobodyIsLeft() {
        called(null);
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aPageDrawsItInTheReadersLanguage() {
        assertThat(page("zh-CN")).contains("结果如何", "已接通", "未接通", "备注一下").doesNotContain("Spoke with them");
        assertThat(page("en"))
                .contains("How it ended", "Spoke with them")
                .as("what has no name is called as it is drawn")
                .contains("Missed", "Note")
                .doesNotContain("结果如何", "未接通");
    }

    @Test
    void otherProgramsAreGivenTheSameNames() {
        assertThat(get("/api/v1/tasks/" + task, "zh-CN"))
                .bodyJson()
                .extractingPath("schema.components[0].label")
                .isEqualTo("结果如何");
    }

    @Test
    void theRecordKeepsTheValueAndIsReadInTheReadersLanguage() {
        assertThat(api("/complete", "{\"version\": 1, \"answers\": {\"outcome\": \"reached\"}}"))
                .hasStatusOk();

        var record = get("/api/v1/tasks/" + task + "/record", "zh-CN");

        assertThat(record).bodyJson().extractingPath("answers[0].value").isEqualTo("reached");
        assertThat(record).bodyJson().extractingPath("answers[0].label").isEqualTo("结果如何");
        assertThat(record).bodyJson().extractingPath("answers[0].texts[0]").isEqualTo("已接通");
    }

    private void called(@Nullable String words) {
        transactions.executeWithoutResult(open -> names.put(Kind.FORM, "desk", version, words));
    }

    private String page(String language) {
        var page = http.get()
                .uri("/work/" + task)
                .with(authentication(new SignedIn(accounts.find("lin").orElseThrow(), 0)))
                .header("Accept-Language", language)
                .exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String address, String language) {
        return http.get()
                .uri(address)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", "lin")
                .header("Accept-Language", language)
                .exchange();
    }

    private MvcTestResult api(String act, String body) {
        return http.post()
                .uri("/api/v1/tasks/" + task + act)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Wayline-Actor", "lin")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
