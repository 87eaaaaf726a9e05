package io.wayline.campaign.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.campaign.CampaignDriver;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.StopRules;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Marketing reads what a campaign brought, stops it by rules, lets it go on, and tries it on a test group. */
@BrowserTest
class CampaignPagesTests {

    private static final String NEWS = "monthly-news-mail";

    @Autowired
    CampaignDriver driver;

    @Autowired
    AudienceDriver audience;

    @Autowired
    CampaignStops stops;

    @Autowired
    Enrolments enrolments;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void nothingIsHeld() {
        jdbc.update("delete from campaign_stop where campaign = ?", NEWS);
        jdbc.update("delete from campaign_rule where campaign = ?", NEWS);
        jdbc.update("delete from outbox_control where scope = 'JOURNEY'");
        jdbc.update(
                "update enrolment set state = 'STOPPED' where campaign = ? and state in ('RUNNING', 'PAUSED')", NEWS);
    }

    @Test
    void theListLeadsToACampaignItsRunAndThePeopleBehindEachNumber(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        var at = clock.instant().minus(Duration.ofHours(3));
        var tag = "t-" + Letters.some();
        var anna = audience.is("anna-" + tag, tag, "name", "Anna Berg", "email", "anna-%s@example.com".formatted(tag));
        var people = driver.people(20);
        people.set(0, anna.id().value());
        var run = driver.ran(NEWS, at, people);
        driver.left(NEWS, people.subList(0, 12), at.plusSeconds(60));
        driver.mail(NEWS, people.subList(12, 15), "SUPPRESSED", "no-consent", at.plusSeconds(60));
        driver.order(people.subList(0, 1), at.plusSeconds(600));

        page.navigate("/campaigns");
        tang.screenshot(page, "campaigns");
        page.locator("main th a[href='/campaigns/" + NEWS + "']").last().click();
        assertThat(page.locator("h1")).hasText("Monthly news mail");
        assertThat(page.locator("main")).containsText("Opening and clicking are not measured");
        assertThat(page.locator("main")).containsText("nobody can say what would have come without it");
        tang.screenshot(page, "campaign");

        page.navigate("/campaigns/" + NEWS + "/runs/" + run.ref());
        assertThat(page.locator("a[href$='of=left']")).hasText("12");
        assertThat(page.locator("a[href$='of=not-sent']")).hasText("3");
        assertThat(page.locator("a[href$='of=no-mail']")).hasText("5");
        assertThat(page.locator(".wl-why")).containsText("Never agreed to marketing by mail");
        tang.screenshot(page, "campaign-run");
        page.locator("a[href$='of=bought']").click();
        assertThat(page.locator("h1")).hasText("Ordered within 30 days");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("A•");
        assertThat(page.locator("tbody")).not().containsText("Anna");
        tang.screenshot(page, "campaign-people");
    }

    @Test
    void whatTimeBeginsIsBegunBesideItsTimer(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns");
        page.locator("main summary").click();
        page.locator("a[href='/campaigns/by-time/seasonal']").click();
        assertThat(page.locator("main")).containsText("beside its timer");
        assertThat(page.locator("main ol li").first()).isVisible();
        tang.screenshot(page, "campaign-begin");

        page.locator("button[data-opens='begin']").click();
        page.locator("dialog[open] .btn-primary").click();

        assertThat(page.locator("main output")).hasText("Begun");
        assertThat(jdbc.queryForObject(
                        "select count(*) from journey_run where journey = 'seasonal' and started_by = 'tang'",
                        Integer.class))
                .isPositive();
    }

    @Test
    void aStopSaysWhyAndGoesOnOnlyWithAReason(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        var run = driver.runs(NEWS, clock.instant().minusSeconds(600), driver.people(1));
        stops.stop(NEWS, new StopRules.Breach(StopRules.Rule.UNSUBSCRIBED, 9, 1000, new BigDecimal("0.50")));
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.PAUSED);

        page.navigate("/campaigns");
        assertThat(page.locator("main tbody").last()).containsText("Stopped by itself");
        page.navigate("/campaigns/" + NEWS);
        assertThat(page.locator("[role=alert]"))
                .containsText("9 of 1,000 unsubscribed, which is 0.9 %; 0.5 % are allowed.");
        assertThat(page.locator("main a[href$='/test']")).hasCount(0);
        tang.screenshot(page, "campaign-stopped");

        page.locator("button[data-opens='go-on']").click();
        page.fill("#go-on-reason", "the link was wrong");
        page.locator("#go-on .btn-primary").click();

        assertThat(page.locator(".wl-saved")).hasText("It goes on.");
        assertThat(page.locator("[role=alert]")).hasCount(0);
        assertThat(page.locator("main")).containsText("the link was wrong");
        assertThat(stops.of(NEWS)).isEmpty();
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.RUNNING);
    }

    @Test
    void marketingSetsWhenItStopsAndWhatCannotBeIsNamed(Visitor tang) {
        var page = tang.signIn("tang", Look.PHONE.inTheDark());
        page.navigate("/campaigns/" + NEWS);
        tang.screenshot(page, "campaign-phone-dark");
        page.locator("main a[href$='/stops']").click();
        assertThat(page.locator("#unsubscribed")).hasValue("0.5");

        tang.expect(422);
        page.fill("#unsubscribed", "lots");
        page.fill("#complaints", "7");
        page.locator("main form .btn-primary").click();
        assertThat(page.locator("#unsubscribed-note")).containsText("Give a number from 0 to 50");
        assertThat(page.locator("#complaints")).hasValue("7");

        page.fill("#unsubscribed", "0.8");
        page.locator("main form .btn-primary").click();
        assertThat(page.locator(".wl-saved")).hasText("Saved.");
        assertThat(page.locator(".wl-rules")).containsText("More than 0.8 % unsubscribe");
        assertThat(page.locator("main")).containsText("Set by");
    }

    @Test
    void aTestGroupIsShownBeforeItIsInvitedAndItsRunSaysThatItCountsNowhere(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        var tag = "t-" + Letters.some();
        audience.is("anna-" + tag, tag, "name", "Anna Berg", "email", "anna-%s@example.com".formatted(tag));
        page.navigate("/campaigns/" + NEWS + "/test");

        page.fill("#people", "anna-%s, nobody-%s".formatted(tag, tag));
        page.locator("main form .btn").first().click();
        assertThat(page.locator("#whom")).hasText("One person");
        assertThat(page.locator("main")).containsText("Anna Berg");
        assertThat(page.locator(".wl-error")).containsText("nobody-" + tag);
        he.screenshot(page, "campaign-test");
        page.locator("button[data-opens='begin']").click();
        page.locator("#begin .btn-primary").click();

        assertThat(page.locator("main")).containsText("it counts in no result");
        assertThat(page.locator("main")).containsText("test");
        assertThat(jdbc.queryForObject(
                        "select count(*) from enrolment where campaign = ? and test_run and total = 1",
                        Long.class,
                        NEWS))
                .isPositive();
    }

    @Test
    void itIsRunNowForASegmentAfterSayingHowMany(Visitor tang) {
        var tag = "t-" + Letters.some();
        audience.is("anna-" + tag, tag, "name", "Anna Berg");
        audience.is("ben-" + tag, tag, "name", "Ben Ode");
        var segment = audience.segment(audience.tagged(tag));
        var page = tang.signIn("tang", Look.DESK.inChinese());
        page.navigate("/campaigns/" + NEWS + "/run?segment=" + segment.key());
        assertThat(page.locator("main dl")).containsText("2");
        tang.screenshot(page, "campaign-run-now-zh-CN");

        page.locator("button[data-opens='begin']").click();
        page.locator("#begin .btn-primary").click();

        assertThat(page.locator("progress")).hasAttribute("max", "2");
    }
}
