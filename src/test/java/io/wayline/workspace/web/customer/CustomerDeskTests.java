package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.CustomerDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CustomerDeskTests {

    @Autowired
    CustomerDriver customers;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;

    @BeforeEach
    void annaIsLinsCustomer() {
        customers.is(
                anna,
                "name",
                "Anna Berg",
                "email",
                "anna@example.com",
                "phone",
                "+49 30 901820",
                "zone",
                "Europe/Berlin",
                "owner",
                "lin",
                "tags",
                List.of("wine", "vip-" + mark));
    }

    @Test
    void whoeverLooksAfterACustomerRevealsThemForAReasonThatIsNoted(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna);
        assertThat(page.locator("#who")).not().containsText("anna@example.com");

        button(page, "Show contact data").click();
        page.locator("#reveal-reason").selectOption("CORRECT");
        lin.screenshot(page, "customer-reveal");
        button(page, "Show for 15 minutes").click();

        assertThat(page.locator("#who")).containsText("anna@example.com");
        assertThat(page.locator("#who")).containsText("Shown to you until");
        assertThat(page.locator(".wl-timeline")).containsText("Contact data shown: to correct it");
        assertThat(page.locator(".wl-timeline")).containsText("by Lin Yue");
    }

    @Test
    void anAgentChangesACustomerInPlaceWithoutSeeingWhatIsMasked(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers/" + anna);

        page.locator("#who").getByText("Change").click();
        assertThat(page.locator("#name")).isFocused();
        page.locator("#name").fill("Anna Berg-Wang");
        page.locator("#phone").fill("12");
        lin.expect(422);
        button(page, "Save").click();

        assertThat(page.locator("#who")).containsText("This is no telephone number");
        assertThat(page.locator("#name")).hasValue("Anna Berg-Wang");
        lin.screenshot(page, "customer-edit-wrong");
        page.locator("#phone").fill("138 0013 8000");
        button(page, "Save").click();

        assertThat(page.locator("h1")).containsText("Anna Berg-Wang");
        assertThat(page.locator("#who")).containsText("+86•••8000");
        assertThat(page.locator("#who")).containsText("a•••@example.com");
        assertThat(page.locator(".wl-timeline")).containsText("Changed: name, phone");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownAndWhatWasTypedStays(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + anna + "?edit");
        page.locator("#name").fill("Anna Stein");
        page.locator("#email").fill("stein@example.com");

        customers.is(anna, "name", "Anna Feld", "zone", "Europe/Paris");
        shen.expect(409);
        button(page, "Save").click();

        assertThat(page.locator("#who")).containsText("name: Anna Berg → Anna Feld");
        assertThat(page.locator("#name")).hasValue("Anna Stein");
        assertThat(page.locator("#email")).hasValue("stein@example.com");
        assertThat(page.locator("#zone")).hasValue("Europe/Paris");
        shen.screenshot(page, "customer-edit-conflict");
        button(page, "Save").click();

        assertThat(page.locator("h1")).containsText("Anna Stein");
        assertThat(page.locator("#who")).containsText("stein@example.com");
        page.navigate("/customers/" + anna + "?edit");
        assertThat(page.locator("#zone")).hasValue("Europe/Paris");
    }

    @Test
    void aChangeOfSomethingElseIsNoConflict(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + anna + "?edit");
        page.locator("#name").fill("Anna Stein");

        customers.is(anna, "tags", List.of("new"));
        button(page, "Save").click();

        assertThat(page.locator("h1")).containsText("Anna Stein");
    }

    @Test
    void tagsAreCompletedAddedAndRemoved(Visitor lin) {
        var page = lin.signIn("lin", Look.PHONE.inTheDark());
        page.navigate("/customers/" + anna);

        page.locator("#tag").fill("vip");
        assertThat(page.locator("#known-tags option[value='vip-" + mark + "']")).hasCount(1);
        page.locator("#tag").fill("Tea Friend");
        page.locator("#tag").press("Enter");

        assertThat(page.locator(".wl-tags")).containsText("tea friend");
        page.getByLabel("Remove the tag “wine”").click();
        assertThat(page.locator(".wl-tags")).not().containsText("wine");
        page.locator("#care").scrollIntoViewIfNeeded();
        lin.screenshot(page, "customer-care-phone-dark");
        page.locator("#tag").fill("a,b");
        page.locator("#tag").press("Enter");
        assertThat(page.locator("#tag-note")).containsText("A tag has 1 to 40");
    }

    @Test
    void supervisorsHandCustomersOver(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK.inChinese());
        page.navigate("/customers/" + anna);

        page.locator("#owner").selectOption("shen");
        button(page, "移交").click();

        assertThat(page.locator("#owner")).hasValue("shen");
        assertThat(page.locator(".wl-timeline")).containsText("负责人改为 Shen Qiao");
        shen.screenshot(page, "customer-supervisor-zh-CN");
    }

    @Test
    void anAgentOnThePhoneOpensACustomerByTheirWholeReferenceOnly(Visitor lin) {
        var other = "other-" + mark;
        customers.is(other, "name", "Bo Lind", "email", "bo@example.com", "owner", "shen");
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/customers?query=" + other);
        assertThat(page.locator("main")).containsText("Somebody is on the phone?");

        button(page, "On the phone").click();
        page.locator("#exactly").fill("other-");
        button(page, "Open").click();
        assertThat(page.locator("main")).containsText("Nobody has exactly this");
        button(page, "On the phone").click();
        page.locator("#exactly").fill(other);
        lin.screenshot(page, "customers-open");
        button(page, "Open").click();

        assertThat(page.locator("h1")).containsText("Bo Lind");
        assertThat(page.locator("#who")).containsText("b•••@example.com");
        assertThat(button(page, "Show contact data")).hasCount(0);
        assertThat(page.locator(".wl-timeline")).containsText("on the phone");
        page.navigate("/customers?query=bo");
        assertThat(page.locator("tbody")).containsText("Bo Lind");
    }

    @Test
    void theListNarrowsAndSortsInPlace(Visitor shen) {
        customers.is("tea-" + mark, "name", "王雨桐", "tags", List.of("vip-" + mark));
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers?tag=vip-" + mark);

        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByLabel("Owner").selectOption("lin");

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Lin Yue");
        page.waitForURL("**owner=lin**");
        page.navigate("/customers?query=雨&tag=vip-" + mark + "&sort=NAME");
        assertThat(page.locator("tbody")).containsText("王雨桐");
        shen.screenshot(page, "customers-narrowed");
    }

    @Test
    void whoWantsToBeForgottenIsListed(Visitor lin, Visitor he) {
        var page = lin.signIn("lin", Look.PHONE);
        page.navigate("/customers/" + anna);

        page.locator("#head summary").click();
        button(page, "They want to be forgotten").click();
        button(page, "Record the request").click();

        assertThat(page.locator("main")).containsText("Asked to be forgotten on");
        var list = he.signIn("he", Look.DESK.inTheDark());
        list.navigate("/customers");
        list.getByText("Requests to be forgotten").click();
        assertThat(list.locator("tbody")).containsText(anna);
        he.screenshot(list, "erasures-dark");
    }

    @Test
    void aPhoneShowsEverything(Visitor lin) {
        var page = lin.signIn("lin", Look.PHONE.inChinese());
        page.navigate("/customers");
        lin.screenshot(page, "customers-own-phone-zh-CN");
        page.navigate("/customers/" + anna + "?edit");
        page.locator("#who").scrollIntoViewIfNeeded();
        lin.screenshot(page, "customer-edit-phone-zh-CN");

        assertThat(page.locator("#who")).containsText("留空则保持不变");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
