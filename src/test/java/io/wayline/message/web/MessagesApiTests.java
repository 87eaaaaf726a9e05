package io.wayline.message.web;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MessagesApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void listsMessagesOfACustomerWithoutTheirText() {
        var message = queued(new CustomersOfTests(jdbc).emma());

        var answer = get(
                "shen", "/api/v1/messages?state=PENDING&template=onboarding-welcome&customer=" + message.customerRef());

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
        assertThat(answer).bodyJson().extractingPath("$.items[0].id").isEqualTo(message.ref());
        assertThat(answer).bodyJson().extractingPath("$.items[0].recipient").isEqualTo("emma@example.com");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].origin.journey")
                .isEqualTo("onboarding");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].createdAt")
                .asString()
                .endsWith("Z");
        assertThat(answer).bodyText().doesNotContain("Cast iron");
    }

    @Test
    void showsOneMessageWithItsText() {
        var message = queued(new CustomersOfTests(jdbc).emma());

        var answer = get("shen", "/api/v1/messages/" + message.ref());

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("PENDING");
        assertThat(answer).bodyJson().extractingPath("$.purpose").isEqualTo("SERVICE");
        assertThat(answer).bodyJson().extractingPath("$.text").asString().contains("Cast iron");
    }

    @Test
    void masksForASupervisorWhoItWentToAndWhatItSaid() {
        var message = queued(new CustomersOfTests(jdbc).emma());

        var answer = get("he", "/api/v1/messages/" + message.ref());

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.recipient").isEqualTo("e•••@example.com");
        assertThat(answer).bodyText().doesNotContain("emma", "Emma", "Welcome to");
    }

    @Test
    void refusesWhatIsNoStateNoLimitAndNoCursor() {
        assertThat(get("he", "/api/v1/messages?state=LOST")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("he", "/api/v1/messages?limit=0")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("he", "/api/v1/messages?cursor=x")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void knowsNoMessageThatIsNotThere() {
        assertThat(get("he", "/api/v1/messages/0")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("he", "/api/v1/messages/abc")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult get(String account, String path) {
        var person = accounts.find(account).orElseThrow();
        return mvc.perform(MockMvcRequestBuilders.get(path)
                .accept("application/json")
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));
    }

    private Message queued(CustomerId customer) {
        var request = new MailRequest(
                customer,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.system("test"),
                new MailRequest.Origin("onboarding", "Task_SendWelcomeMail", "4711"));
        return messages.get(
                transaction.execute(status -> messages.queue(request)).messageRef());
    }
}
