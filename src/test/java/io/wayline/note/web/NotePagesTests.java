package io.wayline.note.web;

import java.util.UUID;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.note.Notes;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class NotePagesTests {

    @Autowired
    CustomerDriver driver;

    @Autowired
    Notes notes;

    @Autowired
    JdbcClient jdbc;

    private final String ref = "N-" + UUID.randomUUID();
    private Customer anna;

    @BeforeEach
    void annaIsShens() {
        anna = driver.is(ref, "name", "Anna Berg", "owner", "shen");
    }

    @AfterEach
    void nobodyIsTold() {
        jdbc.sql("delete from staff_notice where kind = 'mentioned'").update();
    }

    @Test
    void aNoteStandsThereAtOnceAndLeadsWhomItNamesToTheCustomer(Visitor shen, Visitor phone) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + ref);
        page.getByLabel("New note").fill("Wants the oak table. @lin, could you ring?");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add note"))
                .click();

        assertThat(page.locator(".wl-notes li")).containsText("Wants the oak table.");
        assertThat(page.getByLabel("New note")).hasValue("");
        shen.screenshot(page, "notes");
        page.reload();
        assertThat(page.getByLabel("New note")).hasValue("");

        var lin = phone.signIn("lin", Look.PHONE.inTheDark().inChinese());
        lin.navigate("/work");
        assertThat(lin.locator("main")).containsText("有同事在备注中提到了你");
        lin.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("查看"))
                .first()
                .click();
        assertThat(lin.locator("h1")).containsText("Anna Berg");
        assertThat(lin.locator(".wl-notes li")).containsText("Wants the oak table.");
        phone.screenshot(lin, "notes-phone-dark-zh-CN");
    }

    @Test
    void whatWasTypedAndNotSentComesBack(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + ref);
        page.getByLabel("New note").pressSequentially("Half a sentence");

        page.navigate("/customers");
        page.navigate("/customers/" + ref);

        assertThat(page.getByLabel("New note")).hasValue("Half a sentence");
    }

    @Test
    void removingAsksAndSaysWhatIsGone(Visitor shen) {
        notes.write(anna.id(), null, "Of lin", "lin", ref);
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/customers/" + ref);

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Remove note"))
                .click();
        assertThat(page.locator("dialog[open]")).containsText("The story keeps that there was one");
        shen.screenshot(page, "note-remove");
        page.locator("dialog[open] .btn-danger").click();

        assertThat(page.locator(".wl-notes")).hasCount(0);
        assertThat(page.locator(".wl-timeline")).containsText("A note was removed");
    }
}
