package io.wayline.studio.web;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The diagram of a journey: drawn, marked, used by keys, and not needed. */
@BrowserTest
class JourneyDiagramTests {

    private static final String SETTLED_IN = "[data-element-id=Event_SettledIn]";

    @Autowired
    JourneyDriver journey;

    @Autowired
    FailingStep failing;

    @Test
    void drawsTheJourneyWithItsFiguresAndOpensAStepByKeys(Visitor he) {
        registers("Ida Falk");
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys/onboarding");
        drawn(page);

        var pause = page.locator("g.djs-element" + SETTLED_IN);
        assertThat(pause).hasAttribute("aria-label", Pattern.compile("Time to look around, [0-9,]+ here now"));
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        he.screenshot(page, "journey-diagram");

        page.locator("g.djs-element[role=link][tabindex='0']").focus();
        page.keyboard().press("Home");
        assertThat(page.locator("g.djs-element:focus")).hasAttribute("aria-label", "Customer registered");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("g.djs-element:focus")).hasAttribute("aria-label", "Assess customer");
        page.keyboard().press("Enter");

        assertThat(page.locator("#step")).hasText("Assess customer");
        assertThat(page.locator("#step")).isFocused();
        assertThat(page.locator("#inspector")).containsText("Looks up what we know of the customer now");
        assertThat(page).hasURL(Pattern.compile("step=Task_AssessCustomer"));
        assertThat(page.locator("g.djs-element[data-element-id=Task_AssessCustomer]"))
                .hasClass(Pattern.compile("wl-chosen"));
    }

    @Test
    void showsWhoStandsAtAStepThatIsPressed(Visitor he) {
        var name = "Jon " + UUID.randomUUID();
        registers(name);
        var page = he.signIn("he", Look.DESK.inTheDark());
        page.navigate("/journeys/onboarding");
        drawn(page);

        page.locator("g.djs-element" + SETTLED_IN + " .djs-hit")
                .first()
                .click(new Locator.ClickOptions().setForce(true));

        assertThat(page.locator("#step")).hasText("Time to look around");
        assertThat(page.locator("#inspector")).containsText("Waits until its time has come.");
        he.screenshot(page, "journey-step-dark");
        listed(page, name).locator("td a").click();
        assertThat(page.locator(".wl-stands")).containsText("Time to look around");
    }

    /** Those whom other tests left at this step are listed before and after. */
    private static Locator listed(Page page, String name) {
        var row = page.locator("#inspector tbody tr", new Page.LocatorOptions().setHasText(name));
        for (var number = 0; number == 0 || row.count() == 0; number++) {
            page.navigate("/journeys/onboarding?step=Event_SettledIn&page=" + number);
            Assertions.assertThat(number).as("pages without " + name).isLessThan(100);
        }
        return row;
    }

    @Test
    void figuresMoveByThemselvesWhileTheDrawingStays(Visitor he) {
        registers("Kim Ahn");
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys/onboarding");
        drawn(page);
        var pause = page.locator("g.djs-element" + SETTLED_IN);
        var before = pause.getAttribute("aria-label");
        page.evaluate("document.querySelector('.wl-canvas svg').dataset.same = 'yes'");

        registers("Kim Bell");

        assertThat(pause)
                .not()
                .hasAttribute("aria-label", before, new LocatorAssertions.HasAttributeOptions().setTimeout(15_000));
        assertThat(page.locator(".wl-canvas svg[data-same=yes]")).hasCount(1);
    }

    @Test
    void fitsAPhoneInTheDarkInChinese(Visitor he) {
        registers("Lea Roth");
        var page = he.signIn("he", Look.PHONE.inTheDark().inChinese());

        page.navigate("/journeys/onboarding");
        drawn(page);

        assertThat(page.locator("g.djs-element" + SETTLED_IN))
                .hasAttribute("aria-label", Pattern.compile("先让客户逛一逛, .*位在此"));
        assertThat(page.locator("#journey-steps tbody")).containsText("先让客户逛一逛");
        he.screenshot(page, "journey-diagram-phone-dark-zh-CN");
    }

    @Test
    void drawsWhichWayACustomerCame(Visitor he) {
        var name = "Mia " + UUID.randomUUID();
        registers(name);
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys/onboarding");
        page.locator("section[aria-labelledby=who] tbody tr", new Page.LocatorOptions().setHasText(name))
                .locator("td a")
                .click();
        drawn(page);

        assertThat(page.locator("g.djs-element[data-element-id=Task_SendWelcome]"))
                .hasClass(Pattern.compile("wl-passed"));
        assertThat(page.locator("g.djs-element" + SETTLED_IN)).hasClass(Pattern.compile("wl-here"));
        assertThat(page.locator("g.djs-element" + SETTLED_IN))
                .hasAttribute("aria-label", "Time to look around, stands here");
        he.screenshot(page, "instance-diagram");
    }

    @Test
    void marksWhatFailedAndLetsItBeTriedAgain(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        var deployment = failing.manyFail(3);
        failing.failure = null;
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys/failing?step=Task_Failing");
        drawn(page);

        assertThat(page.locator(".wl-badges .wl-count-failed")).hasText("! 3");
        assertThat(page.locator("#inspector")).containsText("template has no subject: write one.");
        he.screenshot(page, "journey-failed");
        Dialogs.open(page, "retry");
        page.locator("dialog[open] .btn-primary").click();
        assertThat(page.locator("main")).containsText("3 steps are being tried again.");
        failing.forget(deployment);
    }

    @Test
    void saysTheSameInWordsWhenNothingCanBeDrawn(Visitor he) {
        registers("Nia Holm");
        var page = he.signIn("he", Look.DESK);
        page.route("**/journeys/onboarding/diagrams/**", Route::abort);

        page.navigate("/journeys/onboarding");

        assertThat(page.locator("[data-failure]"))
                .hasText("The diagram could not be drawn. The figures below say the same.");
        page.locator("#journey-steps a").getByText("Time to look around").click();
        assertThat(page.locator("#step")).hasText("Time to look around");
    }

    @Test
    void agentsHaveNoDiagrams(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        lin.expect(403);

        page.navigate("/journeys/onboarding/figures");

        assertThat(page.locator("body")).not().containsText("Time to look around");
    }

    private void registers(String name) {
        journey.happens(
                "customer.registered", "d-" + UUID.randomUUID(), Map.of("email", "drawn@example.com", "name", name));
    }

    private static void drawn(Page page) {
        assertThat(page.locator("[data-diagram][data-drawn]")).isVisible();
    }
}
