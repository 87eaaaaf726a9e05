package io.wayline.complaint.web;

import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page of an answer as customers meet it, in a browser without an account. */
@BrowserTest
class AnswerPageLookTests {

    @Autowired
    ComplaintDriver driver;

    private final String some = UUID.randomUUID().toString();

    @Test
    void whoIsNotContentSaysWhyOnAPhone(Visitor reader) {
        var page = reader.arrive(Look.PHONE, answered("en"));
        reader.screenshot(page, "answer-phone");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(page.locator("script").count()).isZero();
        assertThat(page.context().cookies()).isEmpty();

        page.getByLabel("What is not solved?").fill("It leaks again.");
        press(page, "Not solved");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We are at it again");
        assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
        reader.screenshot(page, "answer-reopened-phone");
    }

    @Test
    void whoReadsChineseAcceptsInTheDark(Visitor reader) {
        var page = reader.arrive(Look.PHONE.inTheDark(), answered("zh-CN"));
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("我们的答复解决问题了吗？");
        reader.screenshot(page, "answer-phone-dark-zh-CN");

        press(page, "我认可");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("谢谢您");
    }

    private String answered(String language) {
        var anna = "anna-" + some;
        driver.happens("customer.registered", anna, Map.of("email", "anna@example.com", "locale", language));
        return driver.page(driver.comesAndIsAnswered(anna, "case-" + some));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).click();
    }
}
