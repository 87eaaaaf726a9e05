package io.wayline.complaint.web;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintDriver;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.Complaints;
import io.wayline.events.EventsDriver;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class AnswerPageTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ComplaintDriver driver;

    @Autowired
    EventsDriver events;

    @Autowired
    Complaints complaints;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;
    private final String ref = "case-" + some;
    private String page = "";

    @BeforeEach
    void annaIsAnswered() {
        driver.happens("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"));
        page = driver.page(driver.comesAndIsAnswered(anna, ref));
    }

    @Test
    void lookingChangesNothingHoweverOften() {
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "A new lid is on its way.",
                        "I accept",
                        "Not solved",
                        complaint().ref())
                .doesNotContain("anna@example.com", anna);
        assertThat(mvc.get().uri(page + "?act=accept")).hasStatusOk();
        assertThat(mvc.method(HttpMethod.HEAD).uri(page)).hasStatusOk();
        assertThat(events.handleAll()).isZero();

        assertThat(complaint().stage()).isEqualTo(ComplaintStage.ANSWERED);
        assertThat(complaint().current().reply()).isNull();
    }

    @Test
    void acceptingCountsOnceAndTheSecondPressIsAnsweredPlainly() {
        assertThat(press("act", "accept"))
                .hasStatusOk()
                .bodyText()
                .contains("Thank you")
                .doesNotContain("Not solved");
        assertThat(press("act", "reopen", "text", "After all"))
                .hasStatusOk()
                .bodyText()
                .contains("Thank you");
        events.handleAll();

        assertThat(complaint().current().reply()).isEqualTo(AnswerRound.Reply.ACCEPTED);
        assertThat(complaint().reopenings()).isZero();
    }

    @Test
    void notSolvedStartsANewClockWithTheCustomersWords() {
        assertThat(press("act", "reopen", "text", " It leaks. "))
                .hasStatusOk()
                .bodyText()
                .contains("We are at it again");
        assertThat(press("act", "accept")).hasStatusOk().bodyText().contains("We are at it again");
        events.handleAll();

        assertThat(complaint().stage()).isEqualTo(ComplaintStage.REOPENED);
        assertThat(complaints.texts(complaint()))
                .filteredOn(text -> text.kind() == ComplaintText.Kind.REOPENED)
                .extracting(ComplaintText::body)
                .containsExactly("It leaks.");
    }

    @Test
    void notSolvedWithoutAWordIsAskedForOne() {
        assertThat(press("act", "reopen", "text", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Please say in a few words what is not solved.");
        assertThat(press("act", "reopen", "text", "x".repeat(4_001)))
                .hasStatus(422)
                .bodyText()
                .contains("at most 4,000", "xxxx");
        assertThat(events.handleAll()).isZero();
    }

    @Test
    void aClosedComplaintSaysSoInTheCustomersLanguage() {
        driver.closed(anna, ref);
        events.handleAll();

        assertThat(mvc.get().uri(page)).hasStatusOk().bodyText().contains("This matter is closed");
        assertThat(mvc.get().uri(page + "?lang=zh-CN")).hasStatusOk().bodyText().contains("这件事已经结案");
        assertThat(press("act", "reopen", "text", "Late"))
                .hasStatusOk()
                .bodyText()
                .contains("This matter is closed");
        assertThat(events.handleAll()).isZero();
    }

    @Test
    void theLinkOfAnEarlierAnswerSaysWhatBecameOfIt() {
        press("act", "reopen", "text", "No");
        events.handleAll();
        driver.proposed(anna, ref, "10");
        driver.answered(anna, ref);

        assertThat(mvc.get().uri(page)).hasStatusOk().bodyText().contains("We are at it again");
        assertThat(mvc.get().uri(driver.page(complaint())))
                .hasStatusOk()
                .bodyText()
                .contains("Does our answer solve it?");
    }

    @Test
    void aForgedLinkLeadsNowhere() {
        for (var wrong : new String[] {page + "x", page.substring(0, page.length() - 1), "/a/v1.AAAA", "/a/nothing"}) {
            assertThat(mvc.get().uri(wrong)).hasStatus(404).bodyText().contains("This link is not complete");
            assertThat(mvc.post().uri(wrong).param("act", "accept")).hasStatus(404);
        }
    }

    @Test
    void whatTheCustomerAndWeWroteIsTextAndNoMarkup() {
        press("act", "reopen", "text", "<script>alert(1)</script>");
        events.handleAll();

        assertThat(mvc.get().uri(page)).bodyText().doesNotContain("<script>alert");
    }

    private MvcTestResult press(String... fields) {
        var request = mvc.post().uri(page);
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private Complaint complaint() {
        return driver.of(anna, ref);
    }
}
