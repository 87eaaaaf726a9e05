package io.wayline.why.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CampaignAnswerPagesTests {

    @Autowired
    JourneyDriver journeys;

    private final String anna = "anna-" + Letters.some();

    @BeforeEach
    void annaAgreedToNewsAndWasGreeted() {
        journeys.was(
                "customer.registered",
                anna,
                Map.of(
                        "name",
                        "Anna Berg",
                        "email",
                        anna + "@example.com",
                        "locale",
                        "en",
                        "consents",
                        List.of(Map.of("purpose", "marketing", "channel", "email"))));
        journeys.happens(
                "campaign.invited", anna, Map.of("campaign", "birthday-greeting", "enrolmentRef", "by-hand-" + anna));
    }

    @Test
    void fromTheCustomersPageToWhyTheyDidNotGetIt(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/customers/" + anna);
        page.locator("#campaigns-of ~ p a").last().click();
        page.locator("#campaign").selectOption("monthly-news-mail");
        page.locator("main form button").click();

        assertThat(page.locator("#happened + .wl-verdict")).containsText("Did not get it.");
        assertThat(page.locator("#now + .wl-verdict")).containsText("They are not in “Monthly news”.");
        assertThat(page.locator(".wl-rule-lines").first()).containsText("they stand at Active");
        he.screenshot(page, "campaign-why");

        page.locator("#campaign").selectOption("birthday-greeting");
        page.locator("main form button").click();
        assertThat(page.locator("#happened")).containsText("Birthday greeting");
        assertThat(page.locator("#happened + .wl-verdict")).not().containsText("Did not get it.");
        assertThat(page.locator("main a[href^='/mails/']").first()).containsText("Birthday");
    }

    @Test
    void fromTheCampaignsSideByTheNumberOfACustomer(Visitor he) {
        var page = he.signIn("he", Look.PHONE.inTheDark().inChinese());
        page.navigate("/campaigns/why?campaign=win-back");
        page.locator("#customer").fill("nobody-of-this-name");
        page.locator("main form button").click();
        assertThat(page.locator("#customer-note")).isVisible();
        assertThat(page.locator("#customer")).hasValue("nobody-of-this-name");
        assertThat(page.locator("#campaign")).hasValue("win-back");

        page.locator("#customer").fill(anna);
        page.locator("#customer").press("Enter");
        assertThat(page.locator("#now + .wl-verdict")).containsText("不会收到");
        he.screenshot(page, "campaign-why-phone-dark-zh-CN");
    }
}
