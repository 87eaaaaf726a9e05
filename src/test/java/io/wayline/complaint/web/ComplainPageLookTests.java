package io.wayline.complaint.web;

import java.time.Duration;
import java.util.UUID;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.events.EventsDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page for complaints as customers meet it, in a browser without an account. */
@BrowserTest
class ComplainPageLookTests {

    @Autowired
    SettableClock clock;

    @Autowired
    EventsDriver events;

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCustomerComplainsOnAPhoneAndIsToldWhatIsMissing(Visitor reader) {
        reader.expect(422);
        var page = reader.arrive(Look.PHONE, "/complain");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(page.locator("script").count()).isZero();
        reader.screenshot(page, "complain-phone");
        clock.advance(Duration.ofSeconds(5));

        page.getByLabel("What is it about?").selectOption("quality");
        page.getByLabel("What happened?").fill("The lid leaks <b>again</b>.");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(page.locator("#contact-note")).hasText("Please give a mail address or a phone number.");
        reader.screenshot(page, "complain-wrong-phone");

        page.getByLabel("Mail address").fill("anna-" + some + "@example.com");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We have your complaint");
        assertThat(page.context().cookies()).isEmpty();
        reader.screenshot(page, "complain-came-phone");
        events.handleAll();
    }

    @Test
    void whoReadsChineseTurnsThePageAndKeepsWhatWasTyped(Visitor reader) {
        var page = reader.arrive(Look.DESK.inTheDark(), "/complain");
        page.getByLabel("What happened?").fill("杯盖又漏了");

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("中文")).click();

        assertThat(page.locator("h1")).hasText("告诉我们哪里出了问题");
        assertThat(page.getByLabel("发生了什么？")).hasValue("杯盖又漏了");
        reader.screenshot(page, "complain-dark-zh-CN");
    }
}
