package io.wayline.survey.web;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.Surveys;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The survey page as customers meet it, in a browser without an account. */
@BrowserTest
class SurveyPageLookTests {

    @Autowired
    SurveyDriver driver;

    @Autowired
    Surveys surveys;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTapOnAPhoneStoresAndAWordIsAdded(Visitor reader) {
        var ref = driver.asks(new CustomersOfTests(jdbc).emma(), SurveyKind.CSAT, "SO-26-117960");
        var page = open(reader, Look.PHONE, ref, "");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(page.locator("script").count()).isZero();
        reader.screenshot(page, "survey-phone");

        page.getByText("Unhappy", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(title(page)).containsText("We stored 2, Unhappy");
        reader.screenshot(page, "survey-stored-phone");
        clock.advance(Duration.ofSeconds(5));
        page.getByLabel("What went wrong?").fill("The lid is loose");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send")).click();

        assertThat(page.getByLabel("What went wrong?")).hasValue("The lid is loose");
        assertThat(surveys.find(ref).orElseThrow().comment()).isEqualTo("The lid is loose");
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void theScoreOfTheMailHasTheFocusAndEnterStoresIt(Visitor reader) {
        var ref = driver.asks(new CustomersOfTests(jdbc).emma(), SurveyKind.CSAT, "SO-26-117960");
        var page = open(reader, Look.DESK, ref, "?score=4");
        reader.screenshot(page, "survey-chosen");
        assertThat(surveys.find(ref).orElseThrow().score()).isNull();

        assertThat(page.locator("button[value='4']")).isFocused();
        page.keyboard().press("Enter");

        assertThat(title(page)).containsText("We stored 4, Happy");
        reader.screenshot(page, "survey-stored");
        page.getByText("You can change it").click();
        clock.advance(Duration.ofSeconds(5));
        assertThat(page.locator("button[value='4']")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(title(page)).containsText("We stored 5, Very happy");
    }

    @Test
    void speaksChineseInTheDarkAndSaysWhenItIsOver(Visitor reader) {
        var ref = driver.asks(new CustomersOfTests(jdbc).zihan(), SurveyKind.CSAT, "订单-8");
        var page = open(reader, Look.DESK.inTheDark(), ref, "");
        assertThat(title(page)).hasText("您满意吗？");
        reader.screenshot(page, "survey-dark-zh-CN");
        page.getByText("一般").click();
        assertThat(title(page)).containsText("3 分，一般");
        reader.screenshot(page, "survey-stored-dark-zh-CN");

        driver.passes(Duration.ofMinutes(30));
        page.reload();

        assertThat(title(page)).hasText("谢谢，您的评价已生效");
        reader.screenshot(page, "survey-settled-dark-zh-CN");
    }

    @Test
    void elevenScoresFitAPhone(Visitor reader) {
        var ref = driver.asks(new CustomersOfTests(jdbc).emma(), SurveyKind.NPS, null);

        var page = open(reader, Look.PHONE.inTheDark(), ref, "");

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        reader.screenshot(page, "survey-nps-phone-dark");
    }

    @Test
    void theScoreStandsOnTheCustomersPageWithWhatTheyWrote(Visitor shen) {
        var emma = new CustomersOfTests(jdbc).emma();
        var ref = driver.asks(emma, SurveyKind.CSAT, "SO-26-117960");
        surveys.answer(ref, 2, "The lid is loose, and nobody answers the telephone.");
        driver.asks(emma, SurveyKind.NPS, null);

        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/C-" + emma.value());

        var panel = page.locator("section[aria-labelledby=surveys]");
        assertThat(panel).containsText("Unhappy");
        assertThat(panel).containsText("The lid is loose");
        assertThat(panel).containsText("not answered yet");
        panel.scrollIntoViewIfNeeded();
        shen.screenshot(page, "survey-on-customer");
    }

    private Page open(Visitor reader, Look look, String ref, String query) {
        var page = reader.arrive(look, driver.page(ref) + query);
        // nobody presses at once
        clock.advance(Duration.ofSeconds(5));
        return page;
    }

    private static Locator title(Page page) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
    }
}
