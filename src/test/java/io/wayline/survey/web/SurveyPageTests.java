package io.wayline.survey.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.Surveys;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class SurveyPageTests {

    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SurveyDriver driver;

    @Autowired
    Surveys surveys;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");
    private String ref = "";
    private String page = "";

    @BeforeEach
    void emmaIsAsked() {
        emma = new CustomersOfTests(jdbc).emma();
        ref = driver.asks(emma, SurveyKind.CSAT, "SO-26-117960");
        page = driver.page(ref);
    }

    @Test
    void lookingStoresNothingAlsoWithAScoreInTheAddress() {
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("How happy are you with it?", "SO-26-117960", "Nothing is stored yet")
                .doesNotContain("aria-current=\"true\" autofocus");
        for (var score : List.of("5", "0", "6", "99", "x", "-1", "%00", "5&score=4")) {
            assertThat(mvc.get().uri(page + "?score=" + score)).hasStatusOk();
        }
        assertThat(mvc.method(HttpMethod.HEAD).uri(page + "?score=5")).hasStatusOk();

        assertThat(mvc.get().uri(page + "?score=2"))
                .bodyText()
                .contains("action=\"" + page + "\"")
                .contains(
                        "value=\"2\" aria-current=\"true\" autofocus",
                        "You chose 2 in the mail. Nothing is stored yet");
        assertThat(survey().score()).isNull();
    }

    @Test
    void aPressStoresAndThePageSaysWhatAndUntilWhenItCanBeChanged() {
        var answer = press("score=2");

        assertThat(answer).hasStatus(302).hasRedirectedUrl(page);
        assertThat(survey().score()).isEqualTo(2);
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("2, Unhappy", "You can change it</a> until ", "after that it counts", "What went wrong?");
        assertThat(mvc.get().uri(page + "?lang=zh-CN")).bodyText().contains("您可以修改</a>，截止");
    }

    @Test
    void anAnswerIsChangedAndTheCommentIsStoredAndTakenBack() {
        press("score=2");
        assertThat(mvc.get().uri(page + "?change"))
                .bodyText()
                .contains("value=\"2\" aria-current=\"true\"", "is stored. Press another one to change it");
        press("score=4");
        assertThat(press("comment=The+lid+%3Cb%3Eis%3C%2Fb%3E+loose")).hasRedirectedUrl(page);

        assertThat(survey()).extracting(Survey::score, Survey::comment).containsExactly(4, "The lid <b>is</b> loose");
        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains("The lid &lt;b&gt;is&lt;/b&gt; loose", "This is stored with your number");

        press("comment=");
        assertThat(survey().comment()).isNull();
        assertThat(survey().score()).isEqualTo(4);
    }

    @Test
    void aScannerThatPostsWhatItFetchedAtOnceStoresNothingAndThePersonAfterItDoes() {
        var fetched = mark(mvc.get().uri(page + "?score=5").exchange());
        clock.advance(Duration.ofMillis(1_900));

        var scanned = post("score=5&mark=" + fetched);

        assertThat(scanned).hasStatus(422).bodyText().contains("Nothing was stored", "press once more");
        assertThat(survey().score()).isNull();

        // the same page, pressed once more
        clock.advance(Duration.ofMillis(100));
        assertThat(mark(scanned)).isEqualTo(fetched);
        assertThat(post("score=5&mark=" + fetched)).hasStatus(302);
        assertThat(survey().score()).isEqualTo(5);
    }

    @Test
    void aPressWithoutThePagesOwnMarkStoresNothing() {
        var other = driver.page(driver.asks(emma, SurveyKind.CSAT, null));
        var foreign = mark(mvc.get().uri(other).exchange());
        clock.advance(Duration.ofSeconds(5));

        for (var form : List.of(
                "score=5",
                "score=5&mark=",
                "score=5&mark=v1.AAAA",
                "score=5&mark=" + foreign,
                "score=5&mark=" + page.substring("/s/".length()))) {
            assertThat(post(form)).hasStatus(422).bodyText().contains("Nothing was stored");
        }
        assertThat(survey().score()).isNull();
    }

    @Test
    void aPageThatStoodOpenForADayIsPressedOnceMore() {
        var mark = mark(mvc.get().uri(page).exchange());
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        var late = post("score=3&mark=" + mark);

        assertThat(late).hasStatus(422).bodyText().contains("stood open", "value=\"3\" aria-current=\"true\"");
        clock.advance(Duration.ofSeconds(2));
        assertThat(post("score=3&mark=" + mark(late))).hasStatus(302);
        assertThat(survey().score()).isEqualTo(3);
    }

    @Test
    void aPressWithoutAScoreAndACommentThatIsTooLongAreRefusedAndWhatWasTypedStays() {
        assertThat(press("score=9")).hasStatus(422).bodyText().contains("No number was chosen");
        press("score=1");
        var tooLong = "x".repeat(2_001);

        assertThat(press("comment=" + tooLong)).hasStatus(422).bodyText().contains("longer than 2,000", tooLong);
        assertThat(survey().comment()).isNull();
    }

    @Test
    void whatHasSettledAndWhatHasExpiredSaySo() {
        var mark = mark(mvc.get().uri(page).exchange());
        press("score=4");
        driver.passes(Duration.ofMinutes(30));
        assertThat(mvc.get().uri(page + "?score=1"))
                .hasStatusOk()
                .bodyText()
                .contains("your answer counts", "4, Happy")
                .doesNotContain("<form");
        assertThat(post("score=1&mark=" + mark)).hasStatus(422).bodyText().contains("your answer counts");
        assertThat(survey().score()).isEqualTo(4);

        var never = driver.page(driver.asks(emma, SurveyKind.CSAT, null));
        driver.passes(Duration.ofDays(9));
        assertThat(mvc.get().uri(never))
                .hasStatusOk()
                .bodyText()
                .contains("This question is closed", "Nothing was stored")
                .doesNotContain("<form");
    }

    @Test
    void aFormThatIsSentTwiceStoresOnceAndALinkThatIsUsedAgainShowsWhatIsStored() {
        var mark = markOfNow();

        assertThat(post("score=4&mark=" + mark)).hasStatus(302);
        assertThat(post("score=4&mark=" + mark)).hasStatus(302);

        assertThat(survey()).extracting(Survey::score, Survey::changes).containsExactly(4, 1);
        assertThat(mvc.get().uri(page)).hasStatusOk().bodyText().contains("4, Happy");
    }

    @Test
    void aLinkWithOneSignChangedIsNotOurs() {
        for (var at : List.of("/s/".length(), page.length() / 2, page.length() - 2)) {
            var sign = page.charAt(at) == 'B' ? 'C' : 'B';
            var changed = page.substring(0, at) + sign + page.substring(at + 1);

            assertThat(mvc.get().uri(changed)).hasStatus(404);
            assertThat(mvc.post()
                            .uri(changed)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .content("score=5&mark=" + markOfNow()))
                    .hasStatus(404);
        }
        assertThat(survey().score()).isNull();
    }

    @Test
    void forgedLinksAndThoseOfCustomersWhoAreGoneGetTheSamePage() {
        var garbled = mvc.get().uri("/s/v1.AAAA").exchange();
        var pressed = mvc.post()
                .uri("/s/v1.AAAA")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("score=5")
                .exchange();
        jdbc.sql("delete from customer where id = ?").param(emma.value()).update();
        var gone = mvc.get().uri(page).exchange();

        assertThat(garbled).hasStatus(404).bodyText().contains("not complete");
        assertThat(pressed).hasStatus(404);
        assertThat(gone).hasStatus(404);
        assertThat(body(gone)).isEqualTo(body(garbled));
    }

    @Test
    void speaksTheCustomersLanguageOrTheOneThatIsChosenAndKeepsTheScore() {
        assertThat(mvc.get().uri(page).header("Accept-Language", "zh-CN"))
                .bodyText()
                .contains("<html lang=\"en\">");
        assertThat(mvc.get().uri(page + "?lang=zh-CN&score=2"))
                .bodyText()
                .contains("<html lang=\"zh-CN\">", "您满意吗？", "?lang=en&amp;score=2");
        assertThat(post("lang=zh-CN&score=2&mark=" + markOfNow())).hasRedirectedUrl(page + "?lang=zh-CN");
    }

    @Test
    void everyKindHasItsScores() {
        assertThat(mvc.get().uri(driver.page(driver.asks(emma, SurveyKind.NPS, null))))
                .bodyText()
                .contains("value=\"10\"", "value=\"0\"", "recommend us");
        assertThat(mvc.get().uri(driver.page(driver.asks(emma, SurveyKind.CES, "R-1"))))
                .bodyText()
                .contains("value=\"7\"", "value=\"1\"", "How easy", "About R-1")
                .doesNotContain("value=\"8\"", "value=\"0\"");
    }

    @Test
    void leavesNoCookieNoSessionNoReferrerAndNoWordInTheLog(CapturedOutput output) {
        for (var answer : List.of(mvc.get().uri(page).exchange(), press("score=2"), press("comment=Zq" + ref))) {
            var response = answer.getResponse();
            assertThat(response.getHeader("Set-Cookie")).isNull();
            assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.getHeader("Cache-Control")).contains("no-store");
            assertThat(response.getHeader("Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("script-src");
            assertThat(answer.getRequest().getSession(false)).isNull();
        }
        assertThat(output.getAll())
                .doesNotContain(page.substring("/s/".length()))
                .doesNotContain("Zq" + ref);
    }

    @Test
    void saysNothingAboutWhoTheCustomerIs() {
        assertThat(mvc.get().uri(page)).bodyText().doesNotContain("Emma", "emma@example.com", emma.value());
    }

    @Test
    void aReferenceOfAnyShapeIsShownAsItIs() {
        for (var about : List.of("1000123456789", "#1001", "订单-8", "A/17 b", "<b>1</b>", "长".repeat(100))) {
            assertThat(mvc.get().uri(driver.page(driver.asks(emma, SurveyKind.CSAT, about))))
                    .hasStatusOk()
                    .bodyText()
                    .contains("About " + about.replace("<", "&lt;").replace(">", "&gt;"));
        }
    }

    /** A person reads the page and presses. */
    private MvcTestResult press(String form) {
        return post(form + "&mark=" + markOfNow());
    }

    private String markOfNow() {
        var mark = mark(mvc.get().uri(page + "?change").exchange());
        clock.advance(Duration.ofSeconds(3));
        return mark;
    }

    private MvcTestResult post(String form) {
        return mvc.post()
                .uri(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }

    private static String mark(MvcTestResult answer) {
        var found = MARK.matcher(body(answer));
        assertThat(found.find()).as(body(answer)).isTrue();
        return found.group(1);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Survey survey() {
        return surveys.find(ref).orElseThrow();
    }
}
