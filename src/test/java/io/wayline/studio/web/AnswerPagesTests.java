package io.wayline.studio.web;

import java.time.Duration;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.Surveys;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What customers answered to a journey, as those see it who run it. */
@BrowserTest
class AnswerPagesTests {

    private static final String WORDS = "The lid is loose, call +49 170 1234567";

    @Autowired
    SurveyDriver driver;

    @Autowired
    Surveys surveys;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void twelveAnsweredAndTwoMayStill() {
        emma = new CustomersOfTests(jdbc).emma();
        for (var each = 0; each < 12; each++) {
            surveys.answer(
                    driver.asks(emma, SurveyKind.CSAT, "SO-" + each), each < 3 ? 2 : 5, each == 0 ? WORDS : null);
        }
        surveys.answer(driver.asks(emma, SurveyKind.NPS, null), 9, null);
        driver.passes(Duration.ofMinutes(30));
        driver.asks(emma, SurveyKind.CSAT, "SO-13");
    }

    @Test
    void theJourneySaysWhatItsCustomersAnsweredAndHowSureThatIs(Visitor he) {
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys/after-sale");

        var said = page.locator("section[aria-labelledby=said]");
        assertThat(said.locator("tr[data-kind=CSAT]"))
                .containsText(Pattern.compile("[0-9]+ %\\s+[0-9]+ % to [0-9]+ %"));
        assertThat(said.locator("tr[data-kind=NPS]")).containsText("Too few to judge");
        said.scrollIntoViewIfNeeded();
        he.screenshot(page, "journey-scores");
        said.getByText("30 days").click();
        assertThat(said.getByText("30 days")).hasAttribute("aria-current", "true");
        said.getByText("All answers").click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .containsText("Answers: After-sale");
        he.screenshot(page, "answers");
    }

    @Test
    void theAnswersAreNarrowedAndWaysToReachSomebodyAreMaskedForThoseWhoMayNotSeeThem(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys/after-sale/answers?only=words&kind=CSAT");

        assertThat(page.locator("tbody").last()).containsText("The lid is loose");
        assertThat(page.locator("tbody").last()).not().containsText("1234567");
        assertThat(page.locator("tbody").last()).not().containsText("Very happy");
        assertThat(page.locator("tbody").last()).containsText("Emma Lindqvist");
    }

    @Test
    void aSupervisorReadsWhatWasWrittenAndIsToldOfDaysThatCannotBe(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inChinese());
        shen.expect(422);
        page.navigate("/journeys/after-sale/answers?only=words");
        assertThat(page.locator("tbody").last()).containsText(WORDS);
        shen.screenshot(page, "answers-phone-zh-CN");

        page.navigate("/journeys/after-sale/answers?first=2026-02-02&last=2026-01-01");

        assertThat(page.locator("#last-note")).containsText("不早于开始日期");
        assertThat(page.locator("#last")).hasValue("2026-01-01");
    }

    @Test
    void aJourneyThatAsksNothingSaysNothingOfAnswers(Visitor he) {
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys/order-status");

        assertThat(page.locator("section[aria-labelledby=where]")).isVisible();
        assertThat(page.locator("section[aria-labelledby=said]")).hasCount(0);
    }
}
