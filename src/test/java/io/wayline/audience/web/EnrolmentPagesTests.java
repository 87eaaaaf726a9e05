package io.wayline.audience.web;

import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.segment.Segment;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Inviting a segment, and what becomes of the run, on the page of the segment. */
@BrowserTest
class EnrolmentPagesTests {

    @Autowired
    AudienceDriver driver;

    @Autowired
    Enrolments enrolments;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private Segment segment;

    @BeforeEach
    void threeAreTagged() {
        driver.is("anna-" + tag, tag, "name", "Anna Berg", "email", "anna-%s@example.com".formatted(tag));
        driver.is("wang-" + tag, tag, "name", "王芳");
        driver.is("ben-" + tag, tag, "name", "Ben Ode");
        segment = driver.segment(driver.tagged(tag));
    }

    @AfterEach
    void noRunGoesOn() {
        enrolments.page(segment.key(), null, 50).items().stream()
                .filter(run -> !run.state().isOver())
                .forEach(run -> enrolments.stop(run.ref(), "tang", "The test is over"));
    }

    @Test
    void marketingSeesWhatItWouldComeToAndInvitesOnce(Visitor tang) {
        var page = open(tang, Look.DESK);
        page.locator("button[data-opens=invite]").click();
        var outlook = page.locator("#outlook");
        assertThat(outlook).containsText("Choose a journey");
        assertThat(outlook.locator("li").first()).containsText("3");
        assertThat(outlook).containsText("No mail address");

        page.locator("#campaign").selectOption("key-customer-visit");
        assertThat(outlook).containsText("tasks for colleagues");
        page.locator("#campaign").selectOption("monthly-news-mail");
        assertThat(outlook).containsText("No work for colleagues");
        page.locator("#rate").fill("1");
        assertThat(outlook).containsText("At this pace the last would be invited");
        page.locator("#window").fill("nine to five");
        assertThat(outlook).containsText("write it such as 09:00-18:00");
        page.locator("#window").fill("");
        page.locator("#most").fill("2");
        assertThat(outlook).containsText("Would be invited, drawn by chance");
        tang.screenshot(page, "segment-invite");

        page.locator("#invite .btn-primary").dblclick();

        assertThat(page.locator("#runs li")).hasCount(1);
        assertThat(page.locator("#runs")).containsText("2 at the most");
        assertThat(run().most()).isEqualTo(2);
        assertThat(run().total()).isEqualTo(2);
    }

    @Test
    void aRunIsPausedGoesOnAndIsStoppedEachWithItsReason(Visitor tang) {
        var run = begin();
        var page = open(tang, Look.PHONE.inTheDark().inChinese());

        act(page, "pause", run, "等仓库回复");
        assertThat(page.locator("#runs")).containsText("等仓库回复");
        assertThat(run().state()).isEqualTo(EnrolmentState.PAUSED);
        act(page, "resume", run, "仓库已回复");
        assertThat(page.locator("#runs")).containsText("仓库已回复");
        assertThat(run().state()).isEqualTo(EnrolmentState.RUNNING);
        act(page, "stop", run, "不再需要");
        assertThat(page.locator("#runs")).containsText("不再需要");
        assertThat(run().state()).isEqualTo(EnrolmentState.STOPPED);
        assertThat(page.locator("#runs [data-opens]")).hasCount(0);
        tang.screenshot(page, "segment-runs-phone-dark-zh-CN");
    }

    @Test
    void aRunMovesByItselfOnAnOpenPage(Visitor tang) {
        var run = begin();
        var page = open(tang, Look.DESK);
        assertThat(page.locator("#runs .wl-tag")).hasText("running");

        enrolments.pause(run.ref(), "he", "The stock is counted");

        assertThat(page.locator("#runs .wl-tag")).hasText("paused");
        assertThat(page.locator("#runs")).containsText("The stock is counted");
        enrolments.stop(run.ref(), "he", "There is none");
        assertThat(page.locator("#runs .wl-tag")).hasText("stopped");
    }

    @Test
    void whoPressesInATabThatIsOldIsToldAndChangesNothing(Visitor tang) {
        var run = begin();
        var page = open(tang, Look.DESK);
        page.locator("[data-opens='pause-%s']".formatted(run.ref())).click();
        enrolments.stop(run.ref(), "he", "In another tab");

        page.locator("#pause-reason-" + run.ref()).fill("Too late");
        page.locator("#pause-%s .btn-primary".formatted(run.ref())).click();

        assertThat(page.locator("body")).containsText("This run is over");
        assertThat(run().state()).isEqualTo(EnrolmentState.STOPPED);
    }

    private Page open(Visitor visitor, Look look) {
        var page = visitor.signIn("tang", look);
        page.navigate("/campaigns/segments/" + segment.key());
        return page;
    }

    private static void act(Page page, String act, Enrolment run, String reason) {
        page.locator("[data-opens='%s-%s']".formatted(act, run.ref())).click();
        page.locator("#%s-reason-%s".formatted(act, run.ref())).fill(reason);
        page.locator("#%s-%s form .wl-tools button:last-child".formatted(act, run.ref()))
                .click();
    }

    /** At one a minute. */
    private Enrolment begin() {
        return enrolments.begin(new Enrolments.Wish(
                segment.key(),
                "monthly-news-mail",
                Pace.read("1", null, null),
                null,
                "tang",
                UUID.randomUUID().toString()));
    }

    private Enrolment run() {
        return enrolments.page(segment.key(), null, 1).items().get(0);
    }
}
