package io.wayline.workspace.web.complaint;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintList.Filter;
import io.wayline.customer.access.Viewer;
import io.wayline.events.EventsDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Lin works on the queue of complaints, Zhou does not, Shen is a supervisor, Tang is of marketing. */
@DatabaseTest
class ComplaintDeskTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    ComplaintList list;

    @Autowired
    EventsDriver events;

    @Autowired
    Accounts accounts;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;

    @BeforeEach
    void annaIsKnown() {
        complaints.happens("customer.registered", anna, Map.of("email", "anna@example.com", "name", "Anna " + mark));
    }

    @Test
    void whatIsOwedStandsByItsClockBeforeWhatWaits() {
        var waiting = complaints.comesAndIsAnswered(anna, "done-" + mark);
        complaints.comes(anna, "slow-" + mark);
        var slow = complaints.acknowledged(anna, "slow-" + mark, "PT47H");
        complaints.comes(anna, "fast-" + mark, "text", "It caught fire");
        var fast = complaints.acknowledged(anna, "fast-" + mark, "PT1M");
        var shen = Viewer.of(accounts.find("shen").orElseThrow());

        var refs = list.byClock(ComplaintList.Part.OPEN, null, null, null, shen, 0, 200).items().stream()
                .map(each -> each.ref())
                .filter(ref -> ref.equals(waiting.ref()) || ref.equals(slow.ref()) || ref.equals(fast.ref()))
                .toList();

        assertThat(refs).containsExactly(fast.ref(), slow.ref(), waiting.ref());
        assertThat(list.byClock(ComplaintList.Part.OPEN, null, null, null, shen, 1, 1)
                        .items())
                .hasSize(1);
        assertThat(get("/complaints?show=waiting&category=quality&severity=3", "shen"))
                .hasStatusOk()
                .bodyText()
                .contains(waiting.ref(), "The lid does not close.")
                .doesNotContain(slow.ref());
        complaints.closed(anna, "done-" + mark);
        assertThat(get("/complaints?show=closed", "shen"))
                .hasStatusOk()
                .bodyText()
                .contains(waiting.ref())
                .doesNotContain(fast.ref());
    }

    @Test
    void anAddressThatMeansNothingShowsTheListOfWhatIsOpen() {
        assertThat(get("/complaints?show=weather&category=x&severity=9&page=-1", "shen"))
                .hasStatusOk();
        assertThat(get("/complaints?page=9999", "shen")).hasStatusOk();
    }

    @Test
    void agentsSeeThoseOfTheirQueuesWithWordsBehindAMask() {
        complaints.comes(anna, "mask-" + mark, "text", "Write to anna@example.com");
        var ref = complaints.acknowledged(anna, "mask-" + mark, "PT24H").ref();

        assertThat(http.get()
                        .uri("/complaints/" + ref)
                        .with(user("zhou").roles("AGENT"))
                        .exchange())
                .hasStatus(404);
        assertThat(get("/complaints/" + ref, "tang")).hasStatus(403);
        assertThat(get("/complaints/" + ref, "lin")).hasStatusOk().bodyText().doesNotContain("anna@example.com");
        assertThat(get("/complaints/" + ref, "shen")).hasStatusOk().bodyText().contains("anna@example.com");
        assertThat(get("/complaints/CP-00-9999999", "shen")).hasStatus(404);
    }

    @Test
    void aCaseTellsItsAnswersAndWhatTheCustomerSees() {
        var ref = complaints.comesAndIsAnswered(anna, "told-" + mark).ref();
        complaints.happens(
                "complaint.reopened", anna, Map.of("complaintRef", "told-" + mark, "text", "It leaks again"));

        assertThat(get("/complaints/" + ref, "shen"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "It leaks again",
                        "The lid does not close.",
                        "a refund, CNY 129.00",
                        "Lin Yue",
                        ComplaintDriver.ANSWER)
                .doesNotContain("/a/");
    }

    @Test
    void aComplaintOnThePhoneIsTakenOnceHoweverOftenOnePresses() {
        var key = UUID.randomUUID().toString();

        assertThat(take(key, anna, "quality", "It leaks")).hasStatus(302);
        assertThat(take(key, anna, "quality", "It leaks")).hasStatus(302);
        events.handleAll();

        assertThat(list.page(of(anna), Viewer.of(accounts.find("shen").orElseThrow()), null, 10)
                        .items())
                .singleElement()
                .satisfies(one -> assertThat(one.channel()).isEqualTo("phone"));
        assertThat(get("/complaints/new/" + key + "?customer=" + anna, "shen"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/complaints/" + complaints.of(anna, key).ref());
        assertThat(take(key, anna, "quality", "Something else"))
                .hasStatus(422)
                .bodyText()
                .contains("Something else")
                .doesNotContain(key);
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNothingTypedIsLost() {
        assertThat(take(UUID.randomUUID().toString(), anna, "", "It leaks"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"category-note\"", "It leaks", "Anna " + mark);
        assertThat(take(UUID.randomUUID().toString(), "", "quality", "It leaks"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"contact-note\"", "It leaks");
        assertThat(take(UUID.randomUUID().toString(), "nobody-" + mark, "quality", "It leaks"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"customer-note\"", "nobody-" + mark);
        assertThat(http.post()
                        .uri("/complaints")
                        .with(as("shen"))
                        .with(csrf())
                        .param("name", "Boris " + mark)
                        .param("category", "weather")
                        .param("text", "It rains")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"category-note\"", "It rains");
        assertThat(http.post()
                        .uri("/complaints")
                        .with(as("shen"))
                        .with(csrf())
                        .param("name", "Boris " + mark)
                        .param("category", "service")
                        .param("severity", "terrible")
                        .param("text", "Nobody calls")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"severity-note\"", "Nobody calls");
        assertThat(http.post()
                        .uri("/complaints")
                        .with(as("shen"))
                        .with(csrf())
                        .param("phone", "12")
                        .param("category", "service")
                        .param("text", "Nobody calls")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"phone-note\"", "Nobody calls");
    }

    @Test
    void somebodyUnknownIsMadeKnownByAName() {
        var key = UUID.randomUUID().toString();
        assertThat(http.post()
                        .uri("/complaints")
                        .with(as("lin"))
                        .with(csrf())
                        .param("key", key)
                        .param("name", "Boris " + mark)
                        .param("category", "service")
                        .param("text", "Nobody calls")
                        .exchange())
                .hasStatus(302);
        events.handleAll();

        var taken = complaints.of("sender-" + key, key);
        assertThat(taken.senderKnown()).isFalse();
        assertThat(get("/complaints/" + taken.ref(), "shen"))
                .hasStatusOk()
                .bodyText()
                .contains("Boris " + mark);
    }

    @Test
    void theStoryOfOneTakenOnThePhoneNamesWhoTookIt() {
        var key = UUID.randomUUID().toString();
        take(key, anna, "quality", "It leaks");
        events.handleAll();
        complaints.comes(anna, "told-" + mark, "takenBy", "shen");

        assertThat(get("/complaints/" + complaints.of(anna, key).ref(), "lin"))
                .hasStatusOk()
                .bodyText()
                .contains("by Shen Qiao")
                .doesNotContain("told by another system");
        // what another system says of itself counts for nothing
        assertThat(get("/complaints/" + complaints.of(anna, "told-" + mark).ref(), "lin"))
                .hasStatusOk()
                .bodyText()
                .contains("told by another system")
                .doesNotContain("by Shen Qiao");
    }

    private Filter of(String customer) {
        return new Filter(null, null, complaints.customer(customer), null, null, false);
    }

    private MvcTestResult take(String key, String customer, String category, String text) {
        return http.post()
                .uri("/complaints")
                .with(as("shen"))
                .with(csrf())
                .param("key", key)
                .param("customer", customer)
                .param("category", category)
                .param("text", text)
                .exchange();
    }

    private MvcTestResult get(String path, String who) {
        return http.get().uri(path).with(as(who)).exchange();
    }

    private RequestPostProcessor as(String who) {
        return authentication(new SignedIn(accounts.find(who).orElseThrow(), 0));
    }
}
