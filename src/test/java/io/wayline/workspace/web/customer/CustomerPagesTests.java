package io.wayline.workspace.web.customer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.value.Valuation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CustomerPagesTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Valuation valuation;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void annaRegistersAndBuys() {
        journey.happens(
                        "customer.registered",
                        anna,
                        Map.of(
                                "email",
                                "anna@example.com",
                                "name",
                                "Anna Berg",
                                "locale",
                                "en",
                                "zone",
                                "Europe/Berlin",
                                "owner",
                                "lin"))
                .happens("order.placed", anna, Map.of("orderRef", "SO-" + anna, "amount", "489.00", "currency", "CNY"));
    }

    @Test
    void agentsReadTheStoryButSeeContactDataBehindAMask(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);

        page.navigate("/customers/" + anna);

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .containsText("Anna Berg");
        assertThat(page.locator(".wl-timeline")).containsText("Placed order SO-" + anna + ", CNY 489.00");
        assertThat(page.locator(".wl-timeline")).containsText("Mail “Welcome to Lanhe Home” written");
        assertThat(page.locator(".wl-journeys")).containsText("Order status");
        page.locator("#ended summary").click();
        assertThat(page.locator(".wl-ended")).containsText("Customer activated");
        assertThat(page.locator("aside")).containsText("a•••@example.com");
        assertThat(page.locator("aside")).not().containsText("anna@example.com");
        lin.screenshot(page, "customer");
    }

    @Test
    void supervisorsSeeContactDataAsItIs(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK.inChinese().inTheDark());

        page.navigate("/customers/" + anna);

        assertThat(page.locator("aside")).containsText("anna@example.com");
        assertThat(page.locator(".wl-timeline")).containsText("由“新客户”变为“活跃”");
        shen.screenshot(page, "customer-dark-zh-CN");
    }

    @Test
    void theListLeavesAsAFileAfterSayingWhatIsInIt(Visitor lin) throws IOException {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers?query=" + anna);

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Export")).click();
        assertThat(page.locator("main")).containsText("One customer will be in the file");
        assertThat(page.locator(".wl-notice")).containsText("behind a mask");
        lin.screenshot(page, "export");
        var download =
                page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Download"))
                        .click());

        Assertions.assertThat(Files.readString(download.path()))
                .contains("maskedEmail", anna + ",Anna Berg,a•••@example.com");
    }

    @Test
    void theExportReadsInChineseOnAPhoneInTheDark(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inChinese().inTheDark());

        page.navigate("/exports");

        assertThat(page.locator("h1")).hasText("导出客户");
        assertThat(page.locator(".wl-notice")).hasCount(0);
        shen.screenshot(page, "export-phone-dark-zh-CN");
    }

    @Test
    void theValueIsToldWithItsReasonAndThePurchasesBelow(Visitor lin) {
        journey.happens(
                "order.placed",
                anna,
                Map.of(
                        "orderRef",
                        "SO2-" + anna,
                        "amount",
                        "120.00",
                        "currency",
                        "CNY",
                        "items",
                        List.of(Map.of("category", "water", "quantity", 2, "price", "60.00"))));
        journey.happens("order.returned", anna, Map.of("orderRef", "SO-" + anna));
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna);
        assertThat(page.locator("aside")).containsText("Tier C for now");

        valuation.compute();
        page.reload();

        assertThat(page.locator("aside")).containsText("one order in the last 365 days, worth CNY 120.00.");
        assertThat(page.locator("aside")).containsText("One order, CNY 120.00.");
        assertThat(page.locator("aside .wl-orders")).containsText("sent back");
        assertThat(page.locator("aside caption").first()).containsText("What they bought, in CNY");
        assertThat(page.locator("aside tbody").first()).containsText("water");
        page.getByText("Month by month").click();
        assertThat(page.locator("details tbody tr")).hasCount(12);
        assertThat(page.locator(".wl-timeline")).containsText("Order SO-" + anna + " sent back");
        lin.screenshot(page, "customer-value");
    }

    @Test
    void theFrameFindsACustomerByTheBeginningOfTheirName(Visitor lin) {
        var page = lin.signIn("lin", Look.PHONE);

        page.locator("#search").fill("Anna B");
        page.locator("#search").press("Enter");

        assertThat(page.locator(".wl-found [data-found]", new LocatorOptions().setHasText("Anna Berg"))
                        .first())
                .isVisible();
        assertThat(page.locator("h1")).hasText("“Anna B”");
    }

    @Test
    void agentsFindNobodyByAMailAddressTheyMayNotSee(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);

        page.navigate("/customers?query=anna@example.com");

        assertThat(page.locator("main")).containsText("Nobody found");
    }

    @Test
    void marketingHasNoCustomerPages(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        tang.expect(403);

        page.navigate("/customers/" + anna);

        assertThat(page.locator("main")).not().containsText("Anna");
    }

    @Test
    void anUnknownCustomerIsACalmPage(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        lin.expect(404);

        page.navigate("/customers/nobody-of-this-name");

        assertThat(page.locator("main")).containsText("There is nothing here");
        lin.screenshot(page, "customer-unknown");
    }
}
