package io.wayline.message.web;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/** What people may do to messages over the API. Shen supervises, He operates, Lin answers customers. */
@DatabaseTest
class MessageActsApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Messages messages;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void pauseNothing() {
        jdbc.sql("delete from outbox_control").update();
    }

    @Test
    void callsAMessageBackWithAReasonOnTheTimeline() {
        var message = queued();

        var answer = post(message, "cancel", "{\"reason\": \"wrong price\"}");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("CANCELLED");
        assertThat(answer).bodyJson().extractingPath("$.resolution.by").isEqualTo("shen");
        assertThat(timeline.of(message.customer(), null, 1).items().get(0).entry())
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo("mail-cancelled");
                    assertThat(entry.facts()).containsEntry("reason", "wrong price");
                    assertThat(entry.cause()).isEqualTo(Cause.person("shen"));
                });
        assertThat(post(message, "cancel", "{\"reason\": \"again\"}")).hasStatusOk();
    }

    @Test
    void settlesAnUncertainMessageAndListsIt() {
        var message = queued();
        stands(message, MessageState.UNKNOWN);
        assertThat(get("/api/v1/messages?state=UNKNOWN&customer=" + message.customerRef()))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(message.ref());

        var answer = post(message, "settle", "{\"outcome\": \"SENT\", \"reason\": \"in the log of the relay\"}");

        assertThat(answer).hasStatusOk();
        assertThat(messages.get(message.ref()).state()).isEqualTo(MessageState.SENT);
        assertThat(post(message, "settle", "{\"outcome\": \"NOT_SENT\", \"reason\": \"oh\"}"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("SENT");
    }

    @Test
    void sendsAFailedMessageAgain() {
        var message = queued();
        stands(message, MessageState.FAILED);

        assertThat(post(message, "resend", "{\"reason\": \"the mailbox is there now\"}"))
                .hasStatusOk();

        assertThat(messages.get(message.ref()).state()).isEqualTo(MessageState.PENDING);
        assertThat(messages.get(message.ref()).resends()).isOne();
        assertThat(post(message, "resend", "{\"reason\": \"once more\"}")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void wantsAReasonAndAnOutcome() {
        var message = queued();

        assertThat(post(message, "cancel", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(message, "settle", "{\"outcome\": \"LOST\", \"reason\": \"x\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void pausesAndShowsWhatIsPaused() {
        var answer = perform(
                "he",
                MockMvcRequestBuilders.put("/api/v1/message-controls"),
                "{\"scope\": \"PROVIDER\", \"name\": \"qq\", \"ratePerMinute\": 120, \"reason\": \"as they ask\"}");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.effectiveRate").isEqualTo(120);
        assertThat(get("/api/v1/message-controls"))
                .bodyJson()
                .extractingPath("$.items[0].by")
                .isEqualTo("he");
        assertThat(perform(
                        "he",
                        MockMvcRequestBuilders.put("/api/v1/message-controls"),
                        "{\"scope\": \"MOON\", \"reason\": \"x\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void letsOnlyOperationsPause() {
        assertThat(perform(
                        "shen",
                        MockMvcRequestBuilders.put("/api/v1/message-controls"),
                        "{\"scope\": \"GLOBAL\", \"paused\": true, \"reason\": \"x\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(perform("lin", MockMvcRequestBuilders.post("/api/v1/messages/1/resend"), "{\"reason\": \"x\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult get(String path) {
        return perform("shen", MockMvcRequestBuilders.get(path), "");
    }

    private MvcTestResult post(Message message, String act, String body) {
        return perform("shen", MockMvcRequestBuilders.post("/api/v1/messages/{id}/" + act, message.ref()), body);
    }

    private MvcTestResult perform(String account, MockHttpServletRequestBuilder request, String body) {
        var person = accounts.find(account).orElseThrow();
        return mvc.perform(request.accept("application/json")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));
    }

    private void stands(Message message, MessageState state) {
        jdbc.sql("update outbox_message set state = ? where id = ?")
                .params(state.name(), Long.valueOf(message.ref()))
                .update();
    }

    private Message queued() {
        var request = new MailRequest(
                new CustomersOfTests(jdbc).emma(),
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.system("test"),
                null);
        return messages.get(
                transaction.execute(status -> messages.queue(request)).messageRef());
    }
}
