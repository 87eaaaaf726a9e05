package io.wayline.audience.web;

import java.util.UUID;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.Segments;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class SegmentPagesTests {

    @Autowired
    AudienceDriver driver;

    @Autowired
    Segments segments;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void threeAreTagged() {
        driver.is(
                "anna-" + tag, tag, "name", "Anna Berg", "email", "anna-%s@example.com".formatted(tag), "locale", "en");
        driver.is("wang-" + tag, tag, "name", "王芳", "locale", "zh-CN");
        driver.is("ben-" + tag, tag, "name", "Ben Ode");
    }

    @Test
    void aSegmentIsSaidInSentencesCountedWhileItIsTypedAndSaved(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns/segments");
        assertThat(page.locator("main th a[href='/campaigns/segments/at-risk']"))
                .isVisible();
        tang.screenshot(page, "segments");

        page.keyboard().press("n");
        assertThat(page.locator("#rule")).isVisible();
        page.locator("#what-r").selectOption("customer.tag");
        page.locator("#rule button[value='add:r']").click();
        var word = page.locator("input[name='r.0/is']");
        assertThat(word).isFocused();
        assertThat(page.locator("#audience")).containsText("Fill in what is missing");
        word.fill(tag);
        assertThat(page.locator("#audience .wl-figure")).hasText("3");

        page.locator("#what-r").selectOption("none");
        page.locator("#rule button[value='add:r']").click();
        page.locator("select[id='what-r.1']").selectOption("customer.language");
        page.locator("#rule button[value='add:r.1']").click();
        page.locator("input[name='r.1.0/is']").fill("zh");
        assertThat(page.locator("#audience .wl-figure")).hasText("2");
        assertThat(page.locator("#audience .wl-why-not")).containsText("No mail address");

        page.locator("#main button[data-key=o]").click();
        assertThat(page.locator("#sample tbody tr")).hasCount(2);
        assertThat(page.locator("#sample")).containsText("A•");
        assertThat(page.locator("#sample")).not().containsText("Anna");
        assertThat(page.locator("#sample a")).hasCount(0);

        tang.expect(422);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#key-note")).containsText("Use up to 60 small letters");
        page.locator("#key").fill("of-test-" + tag);
        page.locator("#nameEn").fill("Spring buyers");
        tang.screenshot(page, "segment-new");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator("h1")).hasText("Spring buyers");
        assertThat(page.locator(".wl-saved")).containsText("version 1");
        assertThat(page.locator("input[name='r.0/is']")).hasValue(tag);
        tang.screenshot(page, "segment");
        assertThat(segments.get("of-test-" + tag).madeBy()).isEqualTo("tang");
    }

    @Test
    void aLineIsTakenAwayAndEnterLosesNothing(Visitor tang) {
        var segment = driver.segment(driver.rule(
                "{'all': [{'term': 'customer.tag', 'is': ['%s']}, {'term': 'customer.email'}]}".formatted(tag)));
        var page = tang.signIn("tang", Look.PHONE.inTheDark().inChinese());
        page.navigate("/campaigns/segments/" + segment.key());
        assertThat(page.locator("#audience .wl-figure")).hasText("1");
        tang.screenshot(page, "segment-phone-dark-zh-CN");

        // answered before the next press, which would break it off
        page.waitForResponse(
                "**/campaigns/segments/draft",
                () -> page.locator("input[name='r.0/is']").press("Enter"));
        assertThat(page.locator(".htmx-request")).hasCount(0);
        assertThat(page.locator("#rule .wl-sentence")).hasCount(2);
        page.locator("button[value='remove:r.1']").click();

        assertThat(page.locator("#rule .wl-sentence")).hasCount(1);
        assertThat(page.locator("#audience .wl-figure")).hasText("3");
    }

    @Test
    void whoMaySeeCustomersLooksWhetherOneIsInIt(Visitor he) {
        var segment = driver.segment(driver.tagged(tag));
        var page = he.signIn("he", Look.DESK);
        page.navigate("/campaigns/segments/" + segment.key());

        page.locator("#customer").fill("anna-" + tag);
        page.locator("aside button").click();
        assertThat(page.locator("#checked > p").first()).hasText("anna-" + tag + " is in it.");
        assertThat(page.locator("#checked li").last()).containsText("they have a tag, " + tag);
        page.locator("#customer").fill("nobody-" + tag);
        page.locator("aside button").click();
        assertThat(page.locator("#checked")).hasText("You see no customer of this number.");
        assertThat(page.locator("#sample a").first()).isVisible();
    }

    @Test
    void anAdminLooksAndChangesNothing(Visitor admin) {
        var page = admin.signIn("admin", Look.DESK);
        page.navigate("/campaigns/segments/at-risk");

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Quiet customers");
        assertThat(page.locator("button[data-save]")).hasCount(0);
        assertThat(page.locator("#uses-title + p")).isVisible();
    }

    @Test
    void eachSentenceSaysHowManyItFindsAndHowManyAreLeft(Visitor tang) {
        var segment = driver.segment(driver.rule(
                "{'all': [{'term': 'customer.tag', 'is': ['%s']}, {'term': 'customer.language', 'is': ['zh']}]}"
                        .formatted(tag)));
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns/segments/" + segment.key());
        assertThat(page.locator("#count-r-0 b")).hasText("3");
        assertThat(page.locator("#count-r-1 b")).hasText("1");
        assertThat(page.locator("#count-r-1")).containsText("by itself");

        page.locator("input[name='r.1/is']").fill("en");
        assertThat(page.locator("#count-r-1 b")).hasText("1");
        page.locator("input[name='r.0/is']").fill("nobody-" + tag);
        assertThat(page.locator("#count-r-0 b")).hasText("0");
        page.locator("input[name='r.0/is']").fill("");
        assertThat(page.locator("#count-r-0 b")).hasCount(0);
        assertThat(page.locator("#count-r-1 b")).isVisible();
        tang.screenshot(page, "segment-lines");
    }

    @Test
    void whatIsHalfTypedComesBackAfterAReloadAndUntilItIsSaved(Visitor tang) {
        var segment = driver.segment(driver.tagged(tag));
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns/segments/" + segment.key());
        page.locator("#nameEn").fill("Half typed");
        page.locator("#what-r").selectOption("customer.language");
        page.locator("#rule button[value='add:r']").click();
        page.locator("input[name='r.1/is']").fill("zh");

        page.reload();
        assertThat(page.locator("#half")).isVisible();
        assertThat(page.locator("#nameEn")).hasValue("Half typed");
        assertThat(page.locator("input[name='r.1/is']")).hasValue("zh");
        assertThat(page.locator("#audience .wl-figure")).hasText("1");
        tang.screenshot(page, "segment-half");

        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-saved")).containsText("version 2");
        page.navigate("/campaigns/segments/" + segment.key());
        assertThat(page.locator("input[name='r.1/is']")).hasValue("zh");
        assertThat(page.locator("#half")).isHidden();
    }

    @Test
    void whatIsHalfTypedCanBeThrownAway(Visitor tang) {
        var segment = driver.segment(driver.tagged(tag));
        var page = tang.signIn("tang", Look.PHONE);
        page.navigate("/campaigns/segments/" + segment.key());
        page.locator("#nameEn").fill("Never mind");
        page.reload();
        page.locator("#half button").click();

        assertThat(page.locator("#nameEn")).hasValue("Of a test");
        assertThat(page.locator("#half")).isHidden();
    }

    @Test
    void whoWorksByKeyboardStaysWhereALineWasTakenAway(Visitor tang) {
        var segment = driver.segment(driver.rule(("{'all': [{'term': 'customer.tag', 'is': ['%s']},"
                        + " {'any': [{'term': 'customer.email'}, {'term': 'customer.phone'}]}]}")
                .formatted(tag)));
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns/segments/" + segment.key());

        page.locator("button[value='remove:r.1.0']").press("Enter");
        assertThat(page.locator("#rule .wl-sentence")).hasCount(2);
        assertThat(page.locator("button[value='remove:r.1.0']")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("select[id='what-r.1']")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rule .wl-sentence")).hasCount(2);
    }

    @Test
    void anotherVersionIsLetCountAgain(Visitor tang) {
        var segment = driver.segment(driver.tagged(tag));
        segments.change(segment.key(), AudienceDriver.draft(driver.tagged("nobody-" + tag)), 1, "tang");
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/campaigns/segments/" + segment.key());
        assertThat(page.locator("#audience .wl-figure")).hasText("0");

        page.locator("#versions form button").last().click();

        assertThat(page.locator(".wl-saved")).containsText("version 3");
        assertThat(page.locator("#audience .wl-figure")).hasText("3");
        assertThat(page.locator("#versions li")).hasCount(3);
    }
}
