package io.wayline.message.preference;

import java.net.URI;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.timeline.Cause;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The preference page as its readers meet it, in a browser without an account. */
@BrowserTest
class PreferencePageLookTests {

    private static final String MESSAGE = "<0123456789abcdefghijklmnop@lanhe.example>";

    @Autowired
    PreferenceLinks links;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");
    private String address = "";

    @BeforeEach
    void emmaAgreedToMails() {
        meet(new CustomersOfTests(jdbc).emma());
    }

    @Test
    void onePressStopsAllNewsAndAnotherBringsThemBack(Visitor reader) {
        var page = open(reader, Look.PHONE);
        reader.screenshot(page, "preferences-phone");

        press(page, "Stop all news and offers");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isFalse();
        reader.screenshot(page, "preferences-stopped-phone");

        press(page, "Undo");

        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_PHONE)).isFalse();
    }

    @Test
    void everySwitchIsReachedByKeyboardAndSaved(Visitor reader) {
        var page = open(reader, Look.DESK);
        reader.screenshot(page, "preferences");
        var byPhone = page.locator("input[name=on][value='marketing:phone']");

        byPhone.focus();
        page.keyboard().press("Space");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your choice holds from now on");
        assertThat(consents.may(emma, ConsentTopic.MARKETING_PHONE)).isTrue();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
    }

    @Test
    void speaksChineseToWhoReadsItAndChangesOnRequest(Visitor reader) {
        meet(new CustomersOfTests(jdbc).zihan());
        var page = open(reader, Look.PHONE.inTheDark());
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("我们可以给您发什么？");
        reader.screenshot(page, "preferences-phone-dark-zh-CN");

        page.getByText("English").click();

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("What may we send you?");
        press(page, "Stop all news and offers");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("sends you no news");
        reader.screenshot(page, "preferences-stopped-phone-dark");
    }

    @Test
    void readsWellInTheLightInChineseAtADesk(Visitor reader) {
        meet(new CustomersOfTests(jdbc).zihan());

        reader.screenshot(open(reader, Look.DESK.inChinese()), "preferences-zh-CN");
    }

    @Test
    void fitsANarrowScreenAndCarriesNoScriptAndNoCookie(Visitor reader) {
        var page = open(reader, Look.PHONE);

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(page.locator("script").count()).isZero();
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void aBrokenLinkIsACalmPage(Visitor reader) {
        reader.expect(404);
        address = "/u/v1.broken";

        var page = open(reader, Look.PHONE);

        assertThat(page.locator("main")).containsText("This link is not complete");
        reader.screenshot(page, "preferences-wrong-phone");
    }

    private void meet(CustomerId customer) {
        emma = customer;
        address = URI.create(links.of(emma, Purpose.MARKETING, MESSAGE)).getPath();
        consents.record(new ConsentStatement(
                emma,
                ConsentTopic.MARKETING_EMAIL,
                true,
                null,
                ConsentSource.API,
                "checkout",
                null,
                null,
                Cause.system("test")));
    }

    private Page open(Visitor reader, Look look) {
        var page = reader.arrive(look, address);
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).click();
    }
}
