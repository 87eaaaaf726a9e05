package io.wayline.message.web;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@DatabaseTest
class BulkResendsApiTests {

    private static final String DOOR = "/api/v1/bulk-resends";

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

    @BeforeEach
    void twentyOneMailsHaveFailed() {
        jdbc.sql("delete from outbox_message").update();
        jdbc.sql("delete from bulk_resend").update();
        var emma = new CustomersOfTests(jdbc).emma();
        for (var mail = 0; mail < 21; mail++) {
            var request = new MailRequest(
                    emma, "onboarding-welcome", UUID.randomUUID().toString(), null, null, Cause.system("test"), null);
            transaction.execute(status -> messages.queue(request));
        }
        jdbc.sql("update outbox_message set state = 'FAILED'").update();
    }

    @Test
    void asksForManyAndWaitsForASecondPerson() {
        var asked = post("he", DOOR, "{'state': 'FAILED', 'messages': 21, 'reason': 'the relay is mended'}");

        assertThat(asked).hasStatus(HttpStatus.ACCEPTED);
        assertThat(asked).bodyJson().extractingPath("$.state").isEqualTo("WAITING");
        assertThat(asked).bodyJson().extractingPath("$.messages").isEqualTo(21);
        var path = DOOR + "/"
                + jdbc.sql("select max(id) from bulk_resend").query(Long.class).single();
        assertThat(post("he", path + "/confirm", "{}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("shen", path + "/confirm", "{}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.decidedBy")
                .isEqualTo("shen");
        assertThat(post("shen", path + "/withdraw", "{}")).hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.perform(MockMvcRequestBuilders.get(path).with(authentication(person("he")))))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("RUNNING");
    }

    @Test
    void refusesMoreThanTheCallerKnowsOf() {
        assertThat(post("he", DOOR, "{'state': 'FAILED', 'messages': 20, 'reason': 'the relay is mended'}"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messages': 21, 'reason': 'x'}",
                "{'state': 'SENT', 'messages': 21, 'reason': 'x'}",
                "{'state': 'GONE', 'messages': 21, 'reason': 'x'}",
                "{'state': 'FAILED', 'purpose': 'FUN', 'messages': 21, 'reason': 'x'}",
                "{'state': 'FAILED', 'after': 'yesterday', 'messages': 21, 'reason': 'x'}",
                "{'state': 'FAILED', 'messages': 21}",
            })
    void saysWhatIsWrongWithARequest(String body) {
        assertThat(post("he", DOOR, body)).hasStatus4xxClientError().hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(jdbc.sql("select count(*) from bulk_resend")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private MvcTestResult post(String account, String path, String body) {
        return mvc.perform(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"'))
                .with(csrf())
                .with(authentication(person(account))));
    }

    private SignedIn person(String account) {
        return new SignedIn(accounts.find(account).orElseThrow(), 0);
    }
}
