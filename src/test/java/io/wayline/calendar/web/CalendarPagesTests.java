package io.wayline.calendar.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CalendarPagesTests {

    @Autowired
    SettableClock clock;

    @BeforeEach
    void itIsNovember() {
        clock.set(Instant.parse("2026-11-26T04:00:00Z"));
    }

    @Test
    void everybodySeesTheYearAndThatTheNextOneIsMissing(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.locator(".wl-clock a").click();

        assertThat(page.locator("main h2").first()).hasText("2026");
        assertThat(page.locator("main .wl-notice[data-tone=soon]")).containsText("2027");
        assertThat(page.locator("[title='holiday: Spring Festival']")).hasCount(9);
        assertThat(page.locator("a[href='/settings/calendar/import']")).hasCount(0);
        lin.screenshot(page, "calendar");

        page.locator("a[rel=next]").click();
        assertThat(page.locator("main")).containsText("Incomplete: the holidays of 2027 are not known");
        lin.screenshot(page, "calendar-incomplete");
    }

    @Test
    void aPhoneShowsTheYearInChinese(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        page.navigate("/settings/calendar?year=2026");

        assertThat(page.locator("main")).containsText("调休上班：春节");
        shen.screenshot(page, "calendar-phone-dark-zh-CN");
    }

    @Test
    void operationsAreTakenFromTheHomePageToTheYearThatIsMissing(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        he.screenshot(page, "home-holidays");

        page.locator(".wl-needs a[href='/settings/calendar/import']").click();

        assertThat(page.locator("main h1")).hasText("Enter holidays");
    }

    @Test
    void theReckonerShowsEachDayAndWhyItCounts(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/settings/calendar/reckon?from=2026-02-14T10:00&count=hours&amount=8");

        assertThat(page.locator("main .wl-verdict"))
                .hasText("From 14 Feb, 10:00 plus 8 working hours is 24 Feb, 10:00.");
        assertThat(page.locator("main tbody tr")).hasCount(11);
        assertThat(page.locator("main tbody tr").nth(1)).containsText("holiday: Spring Festival");
        lin.screenshot(page, "calendar-reckon");

        page.locator("label[for='count-to']").click();
        page.locator("#to").fill("2026-02-10T10:00");
        page.locator("main form button").click();
        assertThat(page.locator("main [role=alert]")).containsText("Exchange the two");
    }

    @Test
    void theReckonerSaysWhatItCannotRelyOn(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inChinese());
        page.navigate("/settings/calendar/reckon?from=2026-12-31T10:00&count=days&amount=2");

        assertThat(page.locator("main [role=alert]")).containsText("2027 年的节假日尚不明确");
        shen.screenshot(page, "calendar-reckon-phone-zh-CN");
    }

    @Test
    void oneProposesAndAnotherConfirms(Visitor he, Visitor admin) {
        var his = he.signIn("he", Look.DESK);
        his.navigate("/settings/calendar/import");
        choose(his, """
                {"year": 2031, "days": [{"date": "2031-01-01", "isOffDay": true, "name": "元旦"},
                  {"date": "2031-02-30", "isOffDay": true, "name": ""}]}""");
        assertThat(his.locator("[data-preview] code")).hasText(new String[] {"/days/1/date", "/days/1/name"});
        he.screenshot(his, "calendar-import-faults");

        choose(his, """
                {"year": 2031, "papers": ["https://example.org/2031"], "days": [
                  {"date": "2031-01-01", "isOffDay": true, "name": "元旦"},
                  {"date": "2031-01-04", "isOffDay": false, "name": "元旦"}]}""");
        assertThat(his.locator("[data-preview] h2")).hasText("2031 is new: 2 days are not what the weekday says");
        he.screenshot(his, "calendar-import-preview");
        his.locator("[data-preview] .btn-primary").click();
        assertThat(his.locator("main")).containsText("You proposed these yourself");
        assertThat(his.locator("[data-opens=confirm]")).hasCount(0);
        he.screenshot(his, "calendar-proposed");

        var hers = admin.signIn("admin", Look.DESK.inTheDark().inChinese());
        hers.navigate("/settings/calendar/import");
        Dialogs.open(hers, "confirm");
        admin.screenshot(hers, "calendar-confirm-dark-zh-CN");
        hers.locator("#confirm .btn-primary").click();
        assertThat(hers.locator("main tbody tr").first()).containsText("已采用");
        admin.screenshot(hers, "calendar-taken-dark-zh-CN");

        his.navigate("/settings/calendar?year=2031");
        assertThat(his.locator("[title='worked to make up: New Year’s Day']")).hasCount(1);
    }

    private static void choose(Page page, String file) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("2031.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
    }
}
