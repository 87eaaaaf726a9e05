package io.wayline.message.web;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
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
import io.wayline.message.Messages;
import io.wayline.message.Queued;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.shared.MailAddress;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/** Where nothing is sent any more. Shen supervises, He operates. */
@DatabaseTest
class SuppressionsApiTests {

    private static final String LIST = "/api/v1/suppressed-addresses";
    private static final String EMMA = """
            {"address": "emma@example.com", "reason": "asked us by telephone"}""";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Messages messages;

    @Autowired
    MailSuppressions suppressions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void suppressNobody() {
        jdbc.sql("delete from mail_suppression").update();
        jdbc.sql("delete from mail_suppression_act").update();
    }

    @Test
    void nothingIsSentToASuppressedAddressUntilItIsRemoved() {
        assertThat(post("he", LIST, EMMA)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(queue().reason()).isEqualTo(Queued.ADDRESS_SUPPRESSED);

        assertThat(post("he", LIST + "/remove", EMMA)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(queue().reason()).isNotEqualTo(Queued.ADDRESS_SUPPRESSED);
    }

    @Test
    void aMailboxIsOneHoweverItIsWritten() {
        assertThat(post("he", LIST, EMMA.replace("emma@", "Emma@"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(post("he", LIST, EMMA.replace("emma@", "EMMA@"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(queue().reason()).isEqualTo(Queued.ADDRESS_SUPPRESSED);
        assertThat(suppressions.list(null, 10).items()).hasSize(1);

        assertThat(post("he", LIST + "/remove", EMMA)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(queue().reason()).isNotEqualTo(Queued.ADDRESS_SUPPRESSED);
    }

    @Test
    void whoDidWhatToAnAddressIsKept() {
        post("he", LIST, EMMA);
        post("he", LIST, EMMA);
        post("admin", LIST + "/remove", EMMA.replace("asked us by telephone", "asked for mails again"));

        assertThat(jdbc.sql("select act || ' ' || by_whom || ' ' || reason from mail_suppression_act order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ADDED he asked us by telephone",
                        "ADDED he asked us by telephone",
                        "REMOVED admin asked for mails again");
    }

    @Test
    void showsAddressAndNoteToThoseWhoSeeAddresses() {
        post("he", LIST, EMMA);

        var supervisor = perform("shen", MockMvcRequestBuilders.get(LIST), "");
        assertThat(supervisor).bodyJson().extractingPath("$.items[0].address").isEqualTo("emma@example.com");
        assertThat(supervisor).bodyJson().extractingPath("$.items[0].note").isEqualTo("asked us by telephone");
        assertThat(supervisor).bodyJson().extractingPath("$.items[0].by").isEqualTo("he");
        var operations = perform("he", MockMvcRequestBuilders.get(LIST), "");
        assertThat(operations).bodyJson().extractingPath("$.items[0].address").isEqualTo("e•••@example.com");
        assertThat(operations).bodyJson().doesNotHavePath("$.items[0].note");
    }

    @Test
    void listsTheLatestFirstInPages() {
        for (var number = 1; number <= 3; number++) {
            suppressions.add(new MailAddress("p%d@example.com".formatted(number)), "he", "test");
        }

        var first = suppressions.list(null, 2);
        var second = suppressions.list(first.next(), 2);

        assertThat(first.items())
                .extracting(MailSuppressions.Suppressed::address)
                .containsExactly("p3@example.com", "p2@example.com");
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.items())
                .extracting(MailSuppressions.Suppressed::address)
                .containsExactly("p1@example.com");
        assertThat(second.next()).isNull();
    }

    @Test
    void refusesWhatIsNoAddressHasNoReasonOrIsNotSuppressed() {
        assertThat(post("he", LIST, "{\"address\": \"emma\", \"reason\": \"x\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("address");
        assertThat(post("he", LIST, "{\"reason\": \"x\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("he", LIST, "{\"address\": \"emma@example.com\", \"reason\": \" \"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("he", LIST + "/remove", EMMA)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void letsOnlyOperationsAndAdminsChangeIt() {
        assertThat(post("shen", LIST, EMMA)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("lin", LIST + "/remove", EMMA)).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult post(String account, String path, String body) {
        return perform(account, MockMvcRequestBuilders.post(path), body);
    }

    private MvcTestResult perform(String account, MockHttpServletRequestBuilder request, String body) {
        var person = accounts.find(account).orElseThrow();
        return mvc.perform(request.accept("application/json")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));
    }

    private Queued queue() {
        var request = new MailRequest(
                new CustomersOfTests(jdbc).emma(),
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.system("test"),
                null);
        return transaction.execute(status -> messages.queue(request));
    }
}
