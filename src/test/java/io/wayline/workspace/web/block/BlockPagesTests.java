package io.wayline.workspace.web.block;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.textblock.TextBlocks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A supervisor writes text blocks, and an agent puts them into an answer without the mouse. */
@BrowserTest
class BlockPagesTests {

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    TextBlocks blocks;

    @Autowired
    JdbcClient jdbc;

    private String queue = "";
    private String task = "";

    @BeforeEach
    void linHasATaskOfAChineseCustomer() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
        jdbc.sql("update customer set locale = 'zh-CN' where id = (select customer_id from work_item where id = ?)")
                .param(task)
                .update();
        jdbc.sql("delete from text_block").update();
        List.of("Apology", "Close").forEach(name -> write(name, "en", "Dear {customer.name}, this is " + name));
        write("致歉", "zh-CN", "{customer.name}，您好，非常抱歉。{agent.name}");
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from text_block").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    private void write(String name, String language, String body) {
        blocks.create(new TextBlocks.Draft(name, queue, language, body), "shen");
    }

    @Test
    void twoColonsOfferTheCustomersLanguageFirstAndEnterPutsItIn(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + task);
        var field = page.locator("#answers textarea");
        page.keyboard().press("t");
        assertThat(field).hasValue("::");
        assertThat(page.locator("#blocks [role=option]")).hasCount(3);
        assertThat(page.locator("#blocks [aria-selected=true]")).containsText("致歉");
        lin.screenshot(page, "task-blocks");
        page.keyboard().press("Enter");
        assertThat(field).hasValue("Anna Berg，您好，非常抱歉。Lin Yue");
        assertThat(page.locator("#blocks")).hasCount(0);

        field.pressSequentially("：：close");
        assertThat(page.locator("#blocks [role=option]")).hasCount(1);
        page.keyboard().press("Tab");
        assertThat(field).hasValue("Anna Berg，您好，非常抱歉。Lin YueDear Anna Berg, this is Close");
        assertThat(page.locator("#saved")).containsText("Draft saved");
        page.keyboard().press("Control+z");
        assertThat(field).not().hasValue("Anna Berg，您好，非常抱歉。Lin YueDear Anna Berg, this is Close");

        field.fill("");
        field.pressSequentially("::nothing like it");
        assertThat(page.locator("#blocks")).containsText("No text block has “nothing like it”");
        page.keyboard().press("Escape");
        assertThat(page.locator("#blocks")).hasCount(0);
        assertThat(field).hasValue("::nothing like it");
    }

    @Test
    void aSupervisorWritesChangesAndRemovesATextBlock(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/settings/text-blocks");
        assertThat(page.locator("tbody tr")).hasCount(3);
        shen.screenshot(page, "text-blocks");
        page.getByText("New text block").click();
        page.getByLabel("Name").fill("Return");
        page.locator("#language").selectOption("en");
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("Dear {customer}");
        shen.expect(422);
        page.locator("form.wl-fields .btn-primary").click();
        assertThat(page.locator(".wl-error")).containsText("{customer} cannot be filled in.");
        assertThat(page.locator("#body")).hasValue("Dear {customer}");
        shen.screenshot(page, "text-block-wrong");
        page.locator("#body").fill("Dear {customer.name}");
        page.locator("form.wl-fields .btn-primary").click();
        assertThat(page.locator("tbody tr")).hasCount(4);

        page.getByText("Return").click();
        Dialogs.open(page, "remove");
        page.locator("dialog[open] .btn-danger").click();
        assertThat(page.locator("tbody tr")).hasCount(3);
        var phone = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/settings/text-blocks/new");
        assertThat(phone.locator("h1")).hasText("新建常用语");
        shen.screenshot(phone, "text-block-phone-dark-zh-CN");
    }
}
