package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.events.EventsDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.timeline.Cause;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class ConsentPagesTests {

    @Autowired
    EventsDriver events;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    MarketingHolds holds;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void annaAgreedAtRegistrationAndComplainsNow() {
        events.send(
                "customer.registered",
                anna,
                Map.of(
                        "email", "anna@example.com",
                        "name", "Anna Berg",
                        "owner", "lin",
                        "consents", List.of(Map.of("purpose", "marketing", "channel", "email", "source", "checkout"))));
        events.handleAll();
        holds.place(id(), "complaint", "CP-2088", Cause.system("complaint"));
    }

    @Test
    void marketingIsHeldByHandAndLiftedAgain(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna + "/consents");
        Dialogs.open(page, "hold");
        page.locator("#hold-reason").fill("on holiday until May");
        page.locator("#hold .btn-primary").click();

        assertThat(page.locator("aside")).containsText("By hand: on holiday until May");
        assertThat(page.locator("aside form")).hasCount(1);
        lin.screenshot(page, "consents-held-by-hand");
        page.locator("aside form .btn").click();

        assertThat(page.locator("aside")).not().containsText("on holiday until May");
        assertThat(page.locator("aside")).containsText("Complaint CP-2088");
    }

    @Test
    void theCustomerPageSaysWhatHoldsAndWhatIsHeld(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);

        page.navigate("/customers/" + anna);

        assertThat(page.locator("aside")).containsText("News and offers, by mail");
        assertThat(page.locator("aside")).containsText("Complaint CP-2088");
        lin.screenshot(page, "customer-consents");
    }

    @Test
    void anAgentRecordsWhatTheyWereToldWithTheirName(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna + "/consents");
        page.getByRole(AriaRole.BUTTON, named("Record an answer")).click();
        lin.screenshot(page, "consents-record");

        page.getByLabel("said no").check();
        page.getByLabel("The customer told me so themselves.").check();
        page.getByRole(AriaRole.BUTTON, named("Record").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("It holds from now on");
        assertThat(page.locator("tbody tr").first()).containsText("told to a colleague");
        assertThat(page.locator("tbody tr").first()).containsText("by phone");
        assertThat(page.locator("tbody tr").first()).containsText("by Lin Yue");
        assertThat(consents.may(id(), ConsentTopic.MARKETING_EMAIL)).isFalse();
        lin.screenshot(page, "consents");
    }

    @Test
    void nothingIsRecordedBeforeTheAgentConfirms(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna + "/consents");
        page.getByRole(AriaRole.BUTTON, named("Record an answer")).click();

        page.getByLabel("said no").check();
        page.getByRole(AriaRole.BUTTON, named("Record").setExact(true)).click();

        assertThat(page.locator("dialog#record")).isVisible();
        assertThat(consents.may(id(), ConsentTopic.MARKETING_EMAIL)).isTrue();
    }

    @Test
    void readsInChineseOnAPhoneInTheDark(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inChinese().inTheDark());

        page.navigate("/customers/" + anna + "/consents");

        assertThat(page.locator("main")).containsText("新品与优惠（邮件）");
        shen.screenshot(page, "consents-phone-dark-zh-CN");
    }

    @Test
    void whoOnlyReadsHasNoFormAndMarketingHasNoPage(Visitor visitor) {
        var he = visitor.signIn("he", Look.DESK);
        he.navigate("/customers/" + anna + "/consents");
        assertThat(he.locator("main")).containsText("News and offers, by mail");
        assertThat(he.locator("dialog#record")).hasCount(0);

        var tang = visitor.signIn("tang", Look.DESK);
        visitor.expect(403);
        tang.navigate("/customers/" + anna + "/consents");
        assertThat(tang.locator("main")).not().containsText("Anna");
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }
}
