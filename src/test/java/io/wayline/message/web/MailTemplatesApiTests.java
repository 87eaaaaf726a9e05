package io.wayline.message.web;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customers;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@DatabaseTest
class MailTemplatesApiTests {

    private static final String WELCOME = "/api/v1/mail-templates/onboarding-welcome";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void listsEveryTemplateWithWhoUsesIt() {
        var answer = get("tang", "/api/v1/mail-templates");

        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[?(@.key == 'onboarding-welcome')].purpose")
                .asArray()
                .containsExactly("SERVICE");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[?(@.key == 'onboarding-welcome')].usedBy[0].journey")
                .asArray()
                .containsExactly("onboarding");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[?(@.key == 'onboarding-welcome')].usedBy[0].label")
                .asArray()
                .containsExactly("Send welcome");
    }

    @Test
    void countsWhatLeftLatelyAndNoTests() {
        jdbc.sql("delete from outbox_message").update();
        queue(new CustomersOfTests(jdbc).emma());
        queue(new CustomersOfTests(jdbc).zihan());
        post("tang", WELCOME + "/test", "{\"to\": \"tang@lanhe.example\"}");
        dispatch.deliverDue();
        jdbc.sql("update outbox_message set state = 'SENT'").update();

        assertThat(get("tang", WELCOME))
                .bodyJson()
                .extractingPath("$.sentLately")
                .isEqualTo(2);
        assertThat(get("tang", WELCOME))
                .bodyJson()
                .extractingPath("$.sentLatelyExact")
                .isEqualTo(true);
    }

    @Test
    void showsWhatATemplateMaySayAndWhatIsWrongWithIt() {
        var answer = get("tang", WELCOME);

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.broken").isEqualTo(false);
        assertThat(answer).bodyJson().extractingPath("$.findings").asArray().isEmpty();
        assertThat(answer).bodyJson().extractingPath("$.variables[0].name").isEqualTo("customer.name");
        assertThat(answer).bodyJson().extractingPath("$.variables[0].optional").isEqualTo(true);
    }

    @Test
    void previewsWithSampleData() {
        var answer = get("tang", WELCOME + "/preview?locale=en");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.subject").isEqualTo("Welcome to Lanhe Home");
        assertThat(answer).bodyJson().extractingPath("$.text").asString().contains("Welcome, Emma Lindqvist!");
    }

    @Test
    void previewsForACustomerInTheirLanguageAndShowsNoAddress() {
        var zihan = new CustomersOfTests(jdbc).add("赵子涵", "zihan@example.cn", "zh-CN");

        var answer = get("he", WELCOME + "/preview?customer=" + ref(zihan));

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.locale").isEqualTo("zh-CN");
        assertThat(answer).bodyJson().extractingPath("$.text").asString().startsWith("赵子涵，欢迎您！");
        assertThat(answer).bodyText().doesNotContain("zihan@example.cn");
    }

    @Test
    void marketingPreviewsForNoCustomer() {
        var emma = new CustomersOfTests(jdbc).emma();

        assertThat(get("tang", WELCOME + "/preview?customer=" + ref(emma))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("he", WELCOME + "/preview?customer=nobody-at-all")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void writesNothingByAPreview() {
        var before = rows();

        get("he", WELCOME + "/preview?customer=" + ref(new CustomersOfTests(jdbc).emma()));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(get("he", "/api/v1/mail-templates/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("he", "/api/v1/mail-templates/nothing/preview")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("he", WELCOME + "/preview?locale=fr")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("he", WELCOME + "/test", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("he", "/api/v1/mail-templates/nothing/test", "{\"to\": \"he@lanhe.example\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void sendsATestMailOnceForEachKey() {
        var body = "{\"to\": \"he@lanhe.example\", \"locale\": \"en\", \"key\": \"%s\"}".formatted(UUID.randomUUID());

        var first = post("he", WELCOME + "/test", body);
        var second = post("he", WELCOME + "/test", body);

        assertThat(first).hasStatus(HttpStatus.ACCEPTED);
        assertThat(second)
                .bodyJson()
                .isStrictlyEqualTo(new String(first.getResponse().getContentAsByteArray()));
    }

    @Test
    void aTestMailToAStrangerIsRefusedByName() {
        var answer = post("he", WELCOME + "/test", "{\"to\": \"stranger@example.com\"}");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/test-mail-address");
        assertThat(answer).bodyText().doesNotContain("stranger");
    }

    private MvcTestResult get(String account, String path) {
        return mvc.get()
                .uri(path)
                .header("Accept-Language", "en")
                .accept(MediaType.APPLICATION_JSON)
                .with(authentication(person(account)))
                .exchange();
    }

    private MvcTestResult post(String account, String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(authentication(person(account)))
                .with(csrf())
                .exchange();
    }

    /** Who reads in the language that the request accepts; tests of pages leave a choice behind. */
    private SignedIn person(String account) {
        accounts.choose(account, null, null);
        return new SignedIn(accounts.find(account).orElseThrow(), 0);
    }

    private String ref(CustomerId customer) {
        return customers.get(customer).ref().value();
    }

    private long rows() {
        return jdbc.sql("select count(*) from outbox_message").query(Long.class).single();
    }

    private void queue(CustomerId customer) {
        var request = new MailRequest(
                customer, "onboarding-welcome", UUID.randomUUID().toString(), null, null, Cause.system("test"), null);
        transaction.executeWithoutResult(status -> messages.queue(request));
    }
}
