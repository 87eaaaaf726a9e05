package io.wayline.platform.web;

import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.testing.Look.DESK;
import static io.wayline.testing.Look.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class FrameTests {

    @Autowired
    JdbcClient jdbc;

    /** Others sign in with the same accounts and bring their own languages. */
    @AfterEach
    void nobodyHasChosenAnything() {
        jdbc.sql("update account set locale = null, theme = null").update();
    }

    @ParameterizedTest
    @MethodSource("everyLook")
    void isReadableOnEveryScreenInBothSchemesAndLanguages(Look look, Visitor visitor) {
        var door = visitor.arrive(look, "/sign-in");
        visitor.screenshot(door, "sign-in" + look.suffix());

        var home = visitor.signIn("shen", look);

        assertThat(home.locator("html")).hasAttribute("lang", look.language());
        assertThat(home.locator("h1")).containsText("Shen");
        assertThat(home.locator("main"))
                .hasCSS("background-color", look.dark() ? "rgb(26, 31, 33)" : "rgb(255, 255, 255)");
        visitor.screenshot(home, "home" + look.suffix());
    }

    static Stream<Look> everyLook() {
        return Stream.of(DESK, PHONE)
                .flatMap(look -> Stream.of(look, look.inTheDark()))
                .flatMap(look -> Stream.of(look, look.inChinese()));
    }

    @ParameterizedTest
    @CsvSource({
        "lin, Work Calls Customers Complaints",
        "shen, Work Calls Customers Complaints Live Journeys Inbox Mail Events Audit",
        "he, Customers Complaints Journeys Campaigns Inbox Mail Events",
        "tang, Campaigns Mail",
        "admin, Customers Complaints Journeys Campaigns Inbox Mail Events Audit Settings",
    })
    void railShowsOnlyWhereTheRoleMayGo(String account, String places, Visitor visitor) {
        var home = visitor.signIn(account, DESK);

        assertThat(home.locator(".wl-rail > ul > li:visible > a span"))
                .hasText(places.isEmpty() ? new String[0] : places.split(" "));
    }

    @Test
    void slashOpensThePalette(Visitor visitor) {
        var home = visitor.signIn("shen", DESK);

        home.keyboard().press("/");

        assertThat(home.getByRole(AriaRole.COMBOBOX)).isFocused();
        assertThat(home.getByRole(AriaRole.COMBOBOX)).hasValue("");
    }

    @Test
    void questionMarkShowsTheKeysUnlessSwitchedOff(Visitor visitor) {
        var home = visitor.signIn("shen", DESK);
        var help = home.getByRole(AriaRole.DIALOG);

        home.keyboard().press("?");
        assertThat(help).isVisible();
        visitor.screenshot(home, "help");
        help.getByRole(AriaRole.CHECKBOX).uncheck();
        home.keyboard().press("Escape");
        assertThat(help).isHidden();

        home.reload();
        home.keyboard().press("?");
        assertThat(help).isHidden();
    }

    @Test
    void languageAndThemeStayChosen(Visitor visitor) {
        var home = visitor.signIn("he", DESK);

        choose(home, "中文");
        assertThat(home.locator("html")).hasAttribute("lang", "zh-CN");
        choose(home, "深色");
        visitor.screenshot(home, "me-menu-open");

        home.navigate("/");
        assertThat(home.locator("html")).hasAttribute("data-bs-theme", "dark");
        assertThat(home.locator("h1")).containsText("好");
        openMenu(home);
        visitor.screenshot(home, "me-menu");
        choose(home, "跟随系统");
        choose(home, "English");
    }

    @Test
    void aStrangerChoosesTheLanguageOfTheDoor(Visitor visitor) {
        var door = visitor.arrive(DESK, "/sign-in?failed");

        door.getByText("中文").click();

        assertThat(door.locator("h1")).hasText("登录");
        assertThat(door.locator(".wl-notice")).isVisible();
        visitor.screenshot(door, "sign-in-failed-zh-CN");
    }

    @Test
    void menuOpensAndClosesByKeyboard(Visitor visitor) {
        var home = visitor.signIn("shen", DESK);
        var menu = home.locator(".wl-me-menu");

        menu.locator("summary").focus();
        home.keyboard().press("Enter");
        assertThat(menu.locator(".wl-menu")).isVisible();
        home.keyboard().press("Escape");

        assertThat(menu.locator(".wl-menu")).isHidden();
        assertThat(menu.locator("summary")).isFocused();
    }

    @Test
    void aPageThatIsNotThereSaysSoInTheFrame(Visitor visitor) {
        visitor.expect(404);
        var page = visitor.signIn("shen", DESK);

        page.navigate("/nowhere");

        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator(".wl-rail")).isVisible();
        visitor.screenshot(page, "error-404");
    }

    @Test
    void aFormSentAfterTheSessionEndedKeepsWhatWasTyped(Visitor visitor) {
        visitor.expect(403);
        var page = visitor.signIn("shen", DESK);
        page.evaluate("""
                () => {
                    const form = document.querySelector('form[action="/preferences"]');
                    form.insertAdjacentHTML('beforeend', '<input name="note">');
                    form.elements.note.value = 'half an answer';
                }""");
        page.context().clearCookies();

        choose(page, "中文");

        assertThat(page.locator("h1")).hasText("Your session ended");
        assertThat(page.locator("textarea")).hasValue("half an answer");
        visitor.screenshot(page, "error-ended");
    }

    @Test
    void aPartOfAPageAskedAfterTheSessionEndedIsToldSo(Visitor visitor) {
        var page = visitor.signIn("shen", DESK);
        visitor.expect(401);
        page.context().clearCookies();

        var status = page.evaluate("""
                async () => (await fetch('/', {headers: {'HX-Request': 'true', 'Accept': 'text/html'}})).status""");

        assertThat(status).isEqualTo(401);
        page.navigate("/sign-in?ended");
        assertThat(page.locator(".wl-notice")).hasText("Your session ended. Sign in to go on.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lin", "shen", "he", "tang", "admin"})
    void everybodyFindsTheirPasswordInTheMenu(String account, Visitor visitor) {
        var home = visitor.signIn(account, DESK);

        openMenu(home);
        home.locator(".wl-me-menu").getByText("Password").click();

        home.waitForURL("**/settings/me");
        assertThat(home.locator("h1")).isVisible();
    }

    @Test
    void signingOutLeadsToTheDoor(Visitor visitor) {
        var home = visitor.signIn("shen", DESK);

        openMenu(home);
        home.getByText("Sign out").click();

        home.waitForURL("**/sign-in*");
        home.navigate("/");
        assertThat(home.locator("h1")).hasText("Sign in");
    }

    private static void choose(Page page, String choice) {
        openMenu(page);
        page.locator(".wl-me-menu").getByText(choice).click();
    }

    private static void openMenu(Page page) {
        if (!page.locator(".wl-me-menu .wl-menu").isVisible()) {
            page.locator(".wl-me").click();
        }
    }
}
