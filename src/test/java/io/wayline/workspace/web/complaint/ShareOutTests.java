package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintDriver;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.RowTime;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;
import io.wayline.workspace.web.complaint.ShareOut.Outcome;
import io.wayline.workspace.web.complaint.ShareOut.Share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Anna's complaint is with its queue, in which Lin works; Shen is a supervisor. */
@DatabaseTest
class ShareOutTests {

    /** Statements of the list of complaints, however many it shows. */
    private static final int LIST = 60;

    @Autowired
    ShareOut shareOut;

    @Autowired
    CaseHolders holders;

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester http;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private Person lin;
    private Person shen;

    @BeforeEach
    void annaComplains() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from live_onlooker").update();
        journeys.happens(
                "customer.registered",
                anna,
                Map.of("email", "anna@example.com", "name", "Anna " + mark, "locale", "en"));
        complains("first");
    }

    @AfterEach
    void nobodyIsHere() {
        jdbc.sql("delete from live_onlooker").update();
        engine.forgetsDrawings();
    }

    @Test
    void whoHasSomethingToDoAboutAComplaintHasItAndUntilThenNobody() {
        var first = complaint("first").number();
        assertThat(holders.nobodys()).contains(first);
        assertThat(holders.of(lin)).doesNotContain(first);

        tasks.claim(task().id(), lin);

        assertThat(holders.nobodys()).doesNotContain(first);
        assertThat(holders.of(lin)).contains(first);
        assertThat(holders.of(shen)).doesNotContain(first);
        assertThat(get("/complaints?show=mine", lin))
                .hasStatusOk()
                .bodyText()
                .contains(complaint("first").ref());
        assertThat(get("/complaints?show=nobodys", shen))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(complaint("first").ref());
    }

    @Test
    void whatNobodyHasWouldGoToWhoeverOfItsQueueIsHere() {
        assertThat(share().to()).as("nobody is here").isNull();
        assertThat(share().among()).isEmpty();
        here("lin");

        assertThat(share().to()).isEqualTo(lin);
        assertThat(list.get(task().id(), shen).assignee())
                .as("a plan gives nothing")
                .isNull();
    }

    @Test
    void isGivenOnceAndLeftWhereSomebodyHasItMeanwhile() {
        here("lin");
        var task = task().id();

        assertThat(shareOut.give(task, "lin", "Shared out", shen)).isEqualTo(Outcome.GIVEN);
        assertThat(shareOut.give(task, "lin", "Shared out", shen)).isEqualTo(Outcome.GIVEN);
        assertThat(shareOut.give(task, "shen", "Shared out", shen)).isEqualTo(Outcome.LEFT);

        assertThat(list.get(task, shen).assignee()).isEqualTo("lin");
        assertThat(jdbc.sql("select count(*) from note where customer_id = ?")
                        .param(complaints.customer(anna).value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theFormSharesOutWhatWasChosenAndKeepsWhatWasTyped() {
        here("lin");
        var field = "to." + task().id();
        assertThat(get("/complaints/share-out", shen)).hasStatusOk().bodyText().contains(field, "Lin Yue");

        assertThat(share(field, "lin", " ")).hasStatus(422).bodyText().contains(field);
        assertThat(share(field, "", "Later")).hasStatus(302);
        assertThat(list.get(task().id(), shen).assignee()).isNull();
        assertThat(share(field, "lin", "Shared out"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/complaints?given=1&left=0");
        assertThat(share(field, "lin", "Shared out")).redirectedUrl().isEqualTo("/complaints?given=1&left=0");
        assertThat(share("to.nothing", "lin", "Shared out")).redirectedUrl().isEqualTo("/complaints?given=0&left=1");
        assertThat(get("/complaints?given=1&left=1", shen)).bodyText().contains("One was given", "One was left");
    }

    @Test
    void theListCostsAsMuchForManyComplaintsAsForOne() {
        counted();
        var one = counted();
        for (var more = 0; more < 5; more++) {
            complains("more-" + more);
        }
        counted();

        assertThat(counted()).as(sql::asTable).isLessThanOrEqualTo(one);
        assertThat(one).as(sql::asTable).isLessThanOrEqualTo(LIST);
    }

    private void complains(String name) {
        journeys.on("complaint", anna).happens("complaint.received", ComplaintDriver.said(name + "-" + mark));
        // due before all that other tests have left
        jdbc.sql("update complaint set answer_due = ? where number = ?")
                .params(
                        RowTime.of(clock.instant().minus(Duration.ofDays(3_000))),
                        complaint(name).number())
                .update();
    }

    private Complaint complaint(String name) {
        return complaints.of(anna, name + "-" + mark);
    }

    private WorkItem task() {
        return list.of(complaints.customer(anna), shen, 10).get(0);
    }

    private Share share() {
        return shareOut.plan(shen, Viewer.of(shen), Locale.ENGLISH).stream()
                .filter(each ->
                        each.row().complaint().ref().equals(complaint("first").ref()))
                .findFirst()
                .orElseThrow();
    }

    private void here(String username) {
        jdbc.sql("""
                        insert into live_onlooker (stream, topic, thing, username, seen_until, since)
                        values (?, 'here', 'desk', ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        username,
                        RowTime.of(clock.instant().plusSeconds(60)),
                        RowTime.of(clock.instant()))
                .update();
    }

    private int counted() {
        sql.start();
        assertThat(get("/complaints", shen)).hasStatusOk();
        return sql.statements();
    }

    private MvcTestResult share(String field, String to, String reason) {
        return http.post()
                .uri("/complaints/share-out")
                .with(as(shen))
                .with(csrf())
                .param(field, to)
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult get(String path, Person who) {
        return http.get().uri(path).with(as(who)).exchange();
    }

    private static RequestPostProcessor as(Person who) {
        return authentication(new SignedIn(who, 0));
    }
}
