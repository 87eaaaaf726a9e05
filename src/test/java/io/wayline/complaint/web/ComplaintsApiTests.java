package io.wayline.complaint.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.Complaints;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.access.Viewer;
import io.wayline.events.EventsDriver;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@DatabaseTest
class ComplaintsApiTests {

    private static final String PATH = "/api/v1/complaints";

    @Autowired
    MockMvcTester http;

    @Autowired
    ComplaintDriver driver;

    @Autowired
    EventsDriver events;

    @Autowired
    CustomerDriver customers;

    @Autowired
    ComplaintList list;

    @Autowired
    Complaints complaints;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;

    @BeforeEach
    void annaIsKnown() {
        driver.happens("customer.registered", anna, Map.of("email", "anna@example.com"));
    }

    @Test
    void aComplaintIsTakenOnceAndRead() {
        var body = """
                {"customer": "%s", "complaintRef": "api-%s", "category": "quality", "text": "Write to anna@example.com",
                 "orderRef": "#1001", "amount": "12.50", "currency": "EUR"}""".formatted(anna, some);
        assertThat(post(body))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("duplicate")
                .isEqualTo(false);
        assertThat(post(body))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("duplicate")
                .isEqualTo(true);
        assertThat(post(body.replace("#1001", "#1002"))).hasStatus(422);
        events.handleAll();

        var found = get(PATH + "?customer=" + anna);
        assertThat(found).bodyJson().extractingPath("total").isEqualTo(1);
        assertThat(found).bodyJson().extractingPath("items[0].amount").isEqualTo("12.5");
        var ref = driver.of(anna, "api-" + some).ref();
        var one = get(PATH + "/" + ref);
        assertThat(one).bodyJson().extractingPath("complaintRef").isEqualTo("api-" + some);
        assertThat(one).bodyJson().extractingPath("order.standing").isEqualTo("UNKNOWN");
        assertThat(one).bodyJson().extractingPath("texts[0].body").isEqualTo("Write to anna@example.com");
        assertThat(get(PATH + "?complaintRef=api-" + some + "&open=true&category=quality"))
                .bodyJson()
                .extractingPath("items[0].ref")
                .isEqualTo(ref);
        assertThat(get(PATH + "?customer=" + anna + "&open=false"))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);
    }

    @Test
    void somebodyWhomNobodyKnowsIsMadeKnown() {
        var answer = post("""
                {"category": "service", "text": "Nobody calls back.", "contact": {"name": "Boris", "email": "b@example.com"}}""");
        assertThat(answer)
                .hasStatus(202)
                .bodyJson()
                .extractingPath("customer")
                .asString()
                .startsWith("sender-");
    }

    @Test
    void aPersonNamesOnlyCustomersWhomTheySee() {
        var mine = "mine-" + some;
        driver.happens("customer.registered", mine, Map.of("email", "mine@example.com"));
        customers.is(mine, "owner", "lin");
        var body = "{\"customer\": \"%s\", \"category\": \"quality\", \"text\": \"It leaks\"}";

        assertThat(postFor("lin", "AGENT", body.formatted(anna))).hasStatus(404);
        assertThat(postFor("lin", "AGENT", body.formatted("nobody-" + some))).hasStatus(404);
        events.handleAll();
        assertThat(get(PATH + "?customer=" + anna))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);

        assertThat(postFor("lin", "AGENT", body.formatted(mine))).hasStatus(202);
        assertThat(postFor("lin", "AGENT", "{\"category\": \"quality\", \"text\": \"It leaks\"}"))
                .hasStatus(202);
        assertThat(postFor("shen", "SUPERVISOR", body.formatted(anna))).hasStatus(202);
        assertThat(post(body.formatted(anna))).as("a machine").hasStatus(202);
    }

    @Test
    void thePageThatWaitsForAComplaintTellsNothingOfACustomerWhomOneDoesNotSee() {
        driver.comes(anna, "key-" + some);

        assertThat(as("zhou", "/complaints/new/key-%s?customer=%s".formatted(some, anna)))
                .hasStatus(404);
        assertThat(as("zhou", "/complaints/new/%s?customer=sender-%s".formatted(some, some)))
                .hasStatusOk();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(post("{\"customer\": \"%s\", \"category\": \"quality\"}".formatted(anna)))
                .hasStatus(422)
                .bodyText()
                .contains("text");
        assertThat(post("{\"customer\": \"a/b\", \"category\": \"quality\", \"text\": \"x\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("customer");
        assertThat(post("{\"customer\": \"%s\", \"mood\": \"bad\"}".formatted(anna)))
                .hasStatus(422);
        assertThat(post("{\"customer\": \"%s\", \"category\": \"weather\", \"text\": \"x\"}".formatted(anna)))
                .hasStatus(422)
                .bodyText()
                .contains("category", "weather", "delivery, quality, invoice, price, service, or other");
        assertThat(post("{\"customer\": \"%s\", \"category\": \"quality\", \"severity\": \"9\", \"text\": \"x\"}"
                        .formatted(anna)))
                .hasStatus(422)
                .bodyText()
                .contains("severity", "critical, high, medium, or low");
        assertThat(get(PATH + "?category=weather")).hasStatus(422);
        assertThat(get(PATH + "?cursor=soon")).hasStatus(422);
    }

    @Test
    void agentsSeeThoseOfTheirQueuesWithWordsBehindAMask() {
        driver.comes(anna, "mine-" + some, "text", "Write to anna@example.com");
        var ref = driver.of(anna, "mine-" + some).ref();
        assertThat(as("zhou", PATH + "/" + ref)).hasStatus(404);

        driver.acknowledged(anna, "mine-" + some, "PT24H");

        assertThat(as("zhou", PATH + "/" + ref)).hasStatus(404);
        assertThat(as("lin", PATH + "/" + ref)).hasStatusOk().bodyText().doesNotContain("anna@example.com");
    }

    @Test
    void theDeskSeesWhatIsOwedByItsClockAndWhatWaits() {
        var shen = Viewer.of("shen", List.of("ROLE_SUPERVISOR"));
        var before = list.counts(shen);
        driver.comes(anna, "slow-" + some);
        driver.acknowledged(anna, "slow-" + some, "PT48H");
        driver.comes(anna, "fast-" + some, "text", "It caught fire");
        driver.acknowledged(anna, "fast-" + some, "PT12H");
        driver.comesAndIsAnswered(anna, "done-" + some);

        var after = list.counts(shen);
        assertThat(after.open()).isEqualTo(before.open() + 3);
        assertThat(after.owed()).isEqualTo(before.owed() + 2);
        assertThat(after.safety()).isEqualTo(before.safety() + 1);
        assertThat(after.waiting()).isEqualTo(before.waiting() + 1);
        assertThat(list.owed(shen, 200).stream().map(each -> each.sourceRef()).filter(each -> each.endsWith(some)))
                .containsExactly("fast-" + some, "slow-" + some);
        assertThat(list.waiting(shen, 200)).extracting(each -> each.sourceRef()).contains("done-" + some);
        var marketing = Viewer.of("mia", List.of("ROLE_MARKETING"));
        assertThat(list.owed(marketing, 10)).isEmpty();
    }

    @Test
    void casesThatBelongTogetherAreLinkedOnceAndSeenFromBoth() {
        var shen = Viewer.of("shen", List.of("ROLE_SUPERVISOR"));
        var one = driver.comes(anna, "one-" + some);
        var other = driver.comes(anna, "other-" + some);

        complaints.link(other, one, "shen");
        complaints.link(one, other, "shen");

        assertThat(list.linked(one, shen)).extracting(each -> each.ref()).containsExactly(other.ref());
        assertThat(list.linked(other, shen)).extracting(each -> each.ref()).containsExactly(one.ref());
    }

    @Test
    void twoAboutTheSameOrderAreLinkedByThemselves() {
        var shen = Viewer.of("shen", List.of("ROLE_SUPERVISOR"));
        var one = driver.comes(anna, "one-" + some, "orderRef", "#" + some);
        var other = driver.comes(anna, "other-" + some, "orderRef", "#" + some);

        assertThat(list.linked(other, shen)).extracting(each -> each.ref()).containsExactly(one.ref());
    }

    @Test
    void actsAreNamedAndDoneOnceAndRefusedOnceItIsClosed() {
        driver.comes(anna, "one-" + some);
        var one = "/" + driver.acknowledged(anna, "one-" + some, "PT24H").ref();
        driver.comes(anna, "other-" + some);
        var other = driver.acknowledged(anna, "other-" + some, "PT47H").ref();

        assertThat(post(one + "/category", "{\"category\": \"delivery\", \"reason\": \"The carrier\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("category")
                .isEqualTo("delivery");
        assertThat(post(one + "/category", "{\"category\": \"weather\", \"reason\": \"x\"}"))
                .hasStatus(422);
        assertThat(post(one + "/category", "{\"category\": \"price\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("reason");
        assertThat(post(one + "/links", "{\"other\": \"%s\", \"reason\": \"The same box\"}".formatted(other)))
                .hasStatusOk();
        assertThat(post(
                        one + "/links",
                        "{\"other\": \"%s\", \"duplicate\": true, \"reason\": \"Sent twice\"}".formatted(other)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("duplicateOf")
                .isEqualTo(one.substring(1));
        assertThat(post(one + "/links", "{\"other\": \"CP-00-0\", \"reason\": \"x\"}"))
                .hasStatus(404);

        var withdrawal = "{\"reason\": \"Found it\", \"key\": \"%s\"}".formatted(some);
        assertThat(post(one + "/withdrawal", withdrawal))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("stage")
                .isEqualTo("WITHDRAWN");
        assertThat(post(one + "/withdrawal", withdrawal)).hasStatusOk();
        assertThat(post(one + "/withdrawal", "{\"reason\": \"Again\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("complaint-withdrawn");
    }

    private MvcTestResult post(String body) {
        return post("", body);
    }

    private MvcTestResult post(String below, String body) {
        return http.post()
                .uri(PATH + below)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult postFor(String person, String role, String body) {
        return http.post()
                .uri(PATH)
                .with(user(person).roles(role))
                .with(csrf())
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private MvcTestResult as(String agent, String path) {
        return http.get().uri(path).with(user(agent).roles("AGENT")).exchange();
    }
}
