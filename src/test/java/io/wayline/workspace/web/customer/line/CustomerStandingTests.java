package io.wayline.workspace.web.customer.line;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journeys.JourneyDriver;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Where a customer stands, what people start for them, and what happened to them, on their page. */
@BrowserTest
class CustomerStandingTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Queues queues;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private final String ofLin = "lin-" + mark;
    private final String ofShen = "shen-" + mark;

    @BeforeEach
    void annaRegisters() {
        queues.create(ofLin, "Questions " + mark, "咨询 " + mark, List.of("lin"));
        queues.create(ofShen, "Offers " + mark, "报价 " + mark, List.of("shen"));
        journey.happens(
                "customer.registered",
                anna,
                Map.of(
                        "email", "anna@example.com",
                        "name", "Anna Berg",
                        "locale", "en",
                        "zone", "Europe/Berlin",
                        "owner", "lin"));
    }

    @Test
    void aLineSaysWhatHappensNextAndWhen(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + anna);

        var line = page.locator(".wl-journeys > li").first();
        assertThat(line.locator("header a")).hasText("Onboarding");
        assertThat(line.locator(".wl-track .here")).containsText("Time to look around");
        assertThat(line.locator(".wl-track .done").last()).containsText("Send welcome");
        assertThat(line.locator("p")).containsText("Next “Time to look around” is over on");
        assertThat(line.locator("p")).containsText("Then, as things stand, “Send first steps”.");
        assertThat(line.locator("p")).containsText("If “First order placed” comes first: “Grant welcome points”.");
        assertThat(page.locator("#head")).containsText("looked after by Lin Yue");
        assertThat(page.locator("#head")).containsText("there (Central European");
        assertThat(page.locator("#head .wl-tools a[href^='tel:']")).hasCount(0);
        shen.screenshot(page, "customer-standing");
    }

    @Test
    void aPhoneInTheDarkReadsItInChinese(Visitor lin) {
        var page = lin.signIn("lin", Look.PHONE.inTheDark().inChinese());
        page.navigate("/customers/" + anna);

        assertThat(page.locator(".wl-journeys p").first()).containsText("接下来");
        assertThat(page.locator("#head")).containsText("负责人：Lin Yue");
        lin.screenshot(page, "customer-standing-phone-dark-zh-CN");
        page.locator("#story").scrollIntoViewIfNeeded();
        lin.screenshot(page, "customer-story-phone-dark-zh-CN");
        page.navigate("/customers/" + anna + "/tasks/new");
        lin.screenshot(page, "customer-task-phone-dark-zh-CN");
    }

    @Test
    void workIsGivenToAQueueTakenThereAndSeenMovingOnThePage(Visitor lin, Visitor shen) {
        var desk = shen.signIn("shen", Look.DESK);
        desk.navigate("/customers/" + anna);
        desk.getByRole(AriaRole.LINK, link("New task")).click();
        desk.getByLabel("What is to be done").fill("Send the missing lid");
        desk.getByLabel("Details").fill("The blue one.\nShe waits at home.");
        desk.getByLabel("Queue").selectOption(ofLin);
        desk.getByLabel("Due").fill("2001-01-01T09:00");
        shen.expect(422);
        button(desk, "Give to the queue").click();
        assertThat(desk.locator("#due-note")).containsText("Choose a time that is still to come");
        assertThat(desk.getByLabel("Details")).hasValue("The blue one.\nShe waits at home.");
        shen.screenshot(desk, "customer-task-wrong");
        desk.getByLabel("Due").fill("");
        button(desk, "Give to the queue").click();

        assertThat(desk.locator(".wl-open-work")).containsText("Send the missing lid");
        assertThat(desk.locator(".wl-open-work")).containsText("nobody has it yet");
        assertThat(desk.locator(".wl-timeline").first()).containsText("Task “Send the missing lid” given to a queue");
        shen.screenshot(desk, "customer-open-work");

        var agent = lin.signIn("lin", Look.DESK);
        agent.navigate("/customers/" + anna);
        agent.locator(".wl-open-work a").click();
        assertThat(agent.locator("h1")).hasText("Send the missing lid");
        assertThat(agent.locator("#task")).containsText("The blue one.");
        assertThat(agent.locator("#customer .wl-track .here").first()).isVisible();
        agent.locator("[data-key=c]").click();
        assertThat(agent.locator("#answers")).isVisible();
        lin.screenshot(agent, "task-given-by-hand");

        assertThat(desk.locator(".wl-open-work")).containsText("Lin Yue");
        agent.getByText("Done", new Page.GetByTextOptions().setExact(true)).click();
        agent.locator(".wl-actions .btn-primary").click();
        journey.stepsRun();
        assertThat(desk.locator("#standing")).containsText("Nothing waits for anybody.");
    }

    @Test
    void anAgentSeesNoWorkOfAQueueThatIsNotTheirs(Visitor lin, Visitor shen) {
        var desk = shen.signIn("shen", Look.DESK);
        desk.navigate("/customers/" + anna + "/tasks/new");
        desk.getByLabel("What is to be done").fill("Reckon the offer " + mark);
        desk.getByLabel("Queue").selectOption(ofShen);
        button(desk, "Give to the queue").click();
        assertThat(desk.locator(".wl-open-work")).containsText("Reckon the offer");

        var agent = lin.signIn("lin", Look.DESK);
        agent.navigate("/customers/" + anna);

        assertThat(agent.locator("#standing")).containsText("Nothing waits for anybody.");
        assertThat(agent.locator("#standing")).containsText("“Do the work” is with colleagues.");
        assertThat(agent.locator("#standing")).not().containsText("Reckon the offer");
    }

    @Test
    void aJourneyThatDoesNotLetThemInSaysWhy(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + anna);

        page.locator(".wl-more-acts summary").click();
        shen.screenshot(page, "customer-acts");
        button(page, "Start a journey…").click();
        page.getByLabel("Journey", new Page.GetByLabelOptions().setExact(true)).selectOption("onboarding");
        shen.screenshot(page, "customer-start-journey");
        button(page, "Start").click();

        assertThat(page.locator(".wl-notice").first())
                .containsText("Anna Berg is on the journey Onboarding already, so it did not begin a second time.");
        assertThat(page.locator(".wl-journeys > li")).hasCount(1);
    }

    @Test
    void theStoryIsNarrowedByKindAndKeepsItsPlace(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + anna);

        page.locator("#story-part").getByText("Mails", text()).click();
        page.waitForURL("**?about=mails");
        assertThat(page.locator("#story-part")).containsText("written");
        assertThat(page.locator("#story-part")).not().containsText("Registered");
        page.reload();
        assertThat(page.locator("#story-part [aria-current]")).hasText("Mails");
        assertThat(page.locator("#story-part")).not().containsText("Registered");
        page.locator("#story-part").getByText("Calls", text()).click();
        assertThat(page.locator("#story-part")).containsText("Nothing of this kind");
        page.goBack();
        assertThat(page.locator("#story-part [aria-current]")).hasText("Mails");
        shen.screenshot(page, "customer-story-mails");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByTextOptions text() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
