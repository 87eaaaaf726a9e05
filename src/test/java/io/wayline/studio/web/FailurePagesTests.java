package io.wayline.studio.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.failure.CircuitDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@BrowserTest
class FailurePagesTests {

    private static final String PAGE = "/journeys/failures";

    @Autowired
    FailingStep failing;

    @Autowired
    CircuitDriver circuit;

    @Autowired
    ManagementService management;

    private String deployment = "";

    @AfterEach
    void nobodyIsLeft() {
        failing.failure = null;
        failing.forget(deployment);
    }

    @Test
    void saysWhoWaitsWhyWhatTheyNoticeAndTriesThemAgainWithProgress(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployment = failing.manyFail(3);
        var page = he.signIn("he", Look.DESK);

        page.navigate("/");
        page.locator(".wl-needs a[href='/journeys/failures']").click();
        var failure = failed(page);
        assertThat(failure).containsText("3 wait for a person.");
        assertThat(failure).containsText("they stand before this step");
        assertThat(failure.locator("details code")).isHidden();
        failure.locator("summary").click();
        assertThat(failure.locator("details code")).containsText("template has no subject: write one.");
        he.screenshot(page, "failures");

        failure.getByText("Customers", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL("**/customers?of=*");
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByText("Try 3 again").click();
        page.waitForURL("**/bulk/*");
        he.screenshot(page, "failures-bulk");
        page.locator(".wl-act-asked .btn-primary").click();

        assertThat(page.locator("[data-did]")).containsText("3 customers are tried again.");
        assertThat(page.locator("#retried")).containsText("0 of 3 went on. 3 to go.");
        he.screenshot(page, "failed-customers");

        failing.failure = null;
        run(1);
        failing.failure = new InvalidValue("template", "asks for too much", "write less");
        run(2);
        // left and opened again, from the other page
        page.navigate(PAGE);
        assertThat(page.locator("#retried")).containsText("1 of 3 went on. 2 failed again.");
        assertThat(page.locator("#retried")).containsText("template asks for too much: write less.");
        assertThat(failed(page)).containsText("2 wait for a person.");
        he.screenshot(page, "failures-again");
    }

    @Test
    void triesChosenCustomersAgainByKeysAndNobodyTwice(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployment = failing.manyFail(3);
        failing.failure = null;
        var page = he.signIn("he", Look.DESK);
        page.navigate(PAGE);
        failed(page).locator("a[data-item]").click();
        page.waitForURL("**/customers?of=*");

        page.locator("tbody [data-choose]").nth(1).focus();
        page.keyboard().press("x");
        assertThat(page.locator(".wl-bulk")).containsText("1 chosen");
        page.keyboard().press("r");
        page.waitForURL("**/bulk/*");
        assertThat(page.locator(".wl-act-asked .btn-primary")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-did]")).containsText("One customer is tried again.");
        assertThat(page.locator("#retried")).containsText("0 of 1 went on. 1 to go.");

        page.locator("tbody tr", new Page.LocatorOptions().setHasText("Tried again by Wayline"))
                .locator("[data-choose]")
                .check();
        page.keyboard().press("r");
        page.waitForURL("**/bulk/*");
        assertThat(page.locator(".wl-act-asked .btn-primary")).isFocused();
        page.keyboard().press("Enter");
        page.locator("[data-did] a").first().click();
        assertThat(page.locator(".wl-lines li")).containsText("was so already");
    }

    @Test
    void triesChosenCausesAgainByKeys(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployment = failing.manyFail(3);
        failing.failure = null;
        var page = he.signIn("he", Look.DESK);
        page.navigate(PAGE);

        failed(page).locator("a[data-item]").focus();
        page.keyboard().press("x");
        assertThat(page.locator(".wl-bulk")).containsText("1 chosen");
        page.keyboard().press("r");
        page.waitForURL("**/bulk/*");
        assertThat(page.locator(".wl-lines li")).containsText("Handle with care");
        page.keyboard().press("Enter");

        assertThat(page.locator("[data-did]")).containsText("One cause is tried again.");
        page.locator("[data-did] a").first().click();
        assertThat(page.locator(".wl-lines li")).containsText("3 customers tried again, 0 left");
    }

    @Test
    void tellsWhatIsStillTriedAgainByItself(Visitor he) {
        failing.failure = new IllegalStateException("the shelf is gone");
        deployment = failing.manyFail(2);
        var page = he.signIn("he", Look.DESK.inChinese().inTheDark());

        page.navigate(PAGE);

        assertThat(failed(page)).containsText("2 位由系统自动重试，至少还有 4 次。");
        he.screenshot(page, "failures-retrying-zh-CN-dark");
    }

    @Test
    void letsAStepGoOnThatWasPausedByItself(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployment = failing.manyFail(10);
        circuit.look();
        failing.failure = null;
        var page = he.signIn("he", Look.DESK);

        page.navigate(PAGE);
        var paused = paused(page);
        assertThat(paused).containsText("Handle with care");
        assertThat(paused).containsText("10 of the last 10 tries failed.");
        assertThat(paused).containsText("Mend the cause, then resume the step.");
        he.screenshot(page, "failures-paused");
        paused.locator("button").click();
        he.screenshot(page, "failures-resume");
        page.locator("dialog[open] .btn-primary").click();

        assertThat(page.locator("main")).containsText("The step goes on.");
        assertThat(paused).hasCount(0);
    }

    @Test
    void pausesAStepOnThePageOfItsJourneyAndResumesIt(Visitor shen) {
        deployment = failing.manyWait(2);
        var page = shen.signIn("shen", Look.DESK);

        page.navigate("/journeys/failing?step=Task_Failing");
        Dialogs.open(page, "pause-step");
        assertThat(page.locator("#pause-step")).containsText("2 customers wait at once");
        page.locator("#pause-step-reason").fill("The wording is wrong");
        shen.screenshot(page, "step-pause");
        page.locator("#pause-step .btn-primary").click();

        assertThat(page.locator("#inspector")).containsText("Paused by Shen Qiao");
        assertThat(page.locator("#inspector")).containsText("The wording is wrong");
        assertThat(page.locator("[data-element=Task_Failing][data-paused]")).containsText("Paused");
        assertThat(page.locator(".wl-count-paused").last()).isVisible();
        shen.screenshot(page, "step-paused");

        page.navigate(PAGE);
        assertThat(paused(page)).containsText("2 customers wait here");
        paused(page).locator("button").click();
        page.locator("dialog[open] input[name=reason]").fill("Corrected");
        page.locator("dialog[open] .btn-primary").click();
        assertThat(page.locator("main")).containsText("The step goes on.");
    }

    @Test
    void fitsAPhone(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployment = failing.manyFail(2);
        var page = he.signIn("he", Look.PHONE);

        page.navigate(PAGE);
        he.screenshot(page, "failures-phone");
        failed(page).locator("a[data-item]").click();
        page.waitForURL("**/customers?of=*");
        he.screenshot(page, "failed-customers-phone");
    }

    @Test
    void agentsHaveNone(Visitor lin) {
        deployment = failing.manyWait(1);
        var page = lin.signIn("lin", Look.DESK);
        lin.expect(403);

        page.navigate(PAGE);

        assertThat(page.locator("main")).not().containsText("Handle with care");
    }

    /** Other tests of this application may have left failed steps of their own. */
    private static Locator failed(Page page) {
        return page.locator("#failed-groups li[data-row]")
                .filter(new Locator.FilterOptions().setHasText("Failing"))
                .first();
    }

    private static Locator paused(Page page) {
        return page.locator("section[aria-labelledby=paused] li")
                .filter(new Locator.FilterOptions().setHasText("Failing"));
    }

    private void run(int many) {
        management.createJobQuery().processDefinitionKey("failing").withRetriesLeft().list().stream()
                .limit(many)
                .map(Job::getId)
                .forEach(job -> catchThrowable(() -> management.executeJob(job)));
    }
}
