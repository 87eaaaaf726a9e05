package io.wayline.staff.web;

import java.util.Set;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.shared.access.Role;
import io.wayline.staff.OwnPassword;
import io.wayline.staff.Personnel;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.testing.Look.DESK;
import static io.wayline.testing.Look.PHONE;

@BrowserTest
class SettingsPagesTests {

    private final Personnel personnel;
    private final OwnPassword passwords;

    @Autowired
    SettingsPagesTests(Personnel personnel, OwnPassword passwords) {
        this.personnel = personnel;
        this.passwords = passwords;
    }

    @Test
    void anAdminInvitesSomebodyWhoThenSignsIn(Visitor visitor) {
        var settings = admin(visitor, "/settings/accounts/new", DESK);
        settings.getByLabel("Account", new Page.GetByLabelOptions().setExact(true))
                .fill("mei");
        settings.getByLabel("Name").fill("Mei Lan");
        press(settings, "Create account");
        var link = settings.getByLabel("Link").inputValue();
        visitor.screenshot(settings, "settings-link");

        visitor.expect(422);
        var setup = visitor.arrive(DESK, path(link));
        setup.getByLabel("Password").fill("short");
        press(setup, "Set password");
        assertThat(setup.locator(".wl-error")).hasText("Use at least 12 characters.");
        setup.getByLabel("Password").fill("correct horse battery");
        press(setup, "Set password");
        setup.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        setup.locator("#username").fill("mei");
        setup.locator("#password").fill("correct horse battery");
        setup.locator(".wl-guest-form button[type=submit]").click();
        assertThat(setup.locator("h1")).containsText("Mei");

        visitor.expect(404);
        assertThat(visitor.arrive(DESK, path(link)).locator("h1")).hasText("This link has ended");
    }

    @Test
    void anAdminCannotShutThemselvesOut(Visitor visitor) {
        visitor.expect(409);
        var settings = admin(visitor, "/settings/accounts/admin", DESK);

        press(settings, "Disable");
        settings.locator("dialog[open] .btn-danger").click();

        assertThat(settings.locator(".wl-error")).containsText("Nobody else can sign in as an admin.");
    }

    @Test
    void aFieldKeepsWhatWasTypedAndSaysWhatHelps(Visitor visitor) {
        visitor.expect(422);
        var settings = admin(visitor, "/settings/accounts/new", DESK.inChinese());
        settings.locator("#username").fill("mei lan");
        settings.locator("#name").fill("梅兰");
        settings.locator("form.wl-fields .btn-primary").click();

        assertThat(settings.locator("#username")).hasValue("mei lan");
        assertThat(settings.locator("#username-note")).hasText("只能使用小写字母、数字、点、下划线和短横线，最多 60 个字符。");
        visitor.screenshot(settings, "settings-account-zh-CN");
    }

    @Test
    void aKeyIsShownOnceAndRevokedForGood(Visitor visitor) {
        var keys = admin(visitor, "/settings/keys", DESK);
        keys.locator("#name").fill("Shop");
        keys.locator("input[value='events:write']").check();
        press(keys, "Make key");
        Assertions.assertThat(keys.locator("#made").inputValue()).startsWith("wl_");
        visitor.screenshot(keys, "settings-keys");

        keys.navigate("/settings/keys");
        assertThat(keys.locator("#made")).hasCount(0);
        keys.locator("tr:has-text('Shop') button").click();
        keys.locator("dialog[open] .btn-danger").click();

        assertThat(keys.locator("tr:has-text('Shop')")).containsText("Revoked");
    }

    @Test
    void aQueueTakesMembers(Visitor visitor) {
        var queue = admin(visitor, "/settings/queues/quality", DESK);
        queue.locator("input[value=tang]").check();
        press(queue, "Save");

        assertThat(queue.locator("tr:has-text('quality')")).containsText("Shen Qiao, Tang Rui");
        visitor.screenshot(queue, "settings-queues");
    }

    @Test
    void everybodyChangesTheirOwnPassword(Visitor visitor) {
        visitor.expect(422);
        passwords.set(personnel.hire("bo", "Bo Lin", Set.of(Role.AGENT), "admin"), "battery staple horse");
        var me = visitor.arrive(DESK, "/settings/me");
        me.locator("#username").fill("bo");
        me.locator("#password").fill("battery staple horse");
        me.locator(".wl-guest-form button[type=submit]").click();
        me.locator("#current").fill("wrong");
        me.locator("#password").fill("correct horse battery");
        press(me, "Change password");
        assertThat(me.locator(".wl-error")).hasText("This is not your present password.");

        me.locator("#current").fill("battery staple horse");
        me.locator("#password").fill("correct horse battery");
        press(me, "Change password");

        assertThat(me.locator(".wl-notice")).containsText("Your password is changed.");
        me.navigate("/");
        assertThat(me.locator("h1")).containsText("Bo");
    }

    @Test
    void settingsFitOnAPhone(Visitor visitor) {
        var accounts = admin(visitor, "/settings/accounts", PHONE.inTheDark());

        assertThat(accounts.locator("tr:has-text('Lin Yue')")).containsText("Demonstration");
        visitor.screenshot(accounts, "settings-accounts-phone-dark");
        var desk = admin(visitor, "/settings/accounts", DESK);
        visitor.screenshot(desk, "settings-accounts");
    }

    @Test
    void aVisitorAtTheDoorHasNoSessionYet(Visitor visitor) {
        var door = visitor.arrive(DESK, "/");

        assertThat(door.locator("#password")).isVisible();
        Assertions.assertThat(door.context().cookies())
                .extracting(cookie -> cookie.name)
                .contains("wayline-csrf")
                .doesNotContain("wayline");
    }

    @Test
    void theApiExplainsItselfUnderOurPolicy(Visitor visitor) {
        var docs = visitor.signIn("he", DESK);

        docs.navigate("/api/docs");

        assertThat(docs.locator(".info .title")).containsText("Wayline");
        visitor.screenshot(docs, "api-docs");
    }

    private static Page admin(Visitor visitor, String path, Look look) {
        var page = visitor.signIn("admin", look);
        page.navigate(path);
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/setup/"));
    }
}
