package io.wayline.staff.web;

import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.staff.OpeningHours;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class HoursPagesTests {

    @Autowired
    Queues queues;

    @Autowired
    OpeningHours openingHours;

    @Test
    void theHoursOfAWeekArePaintedWithKeysAndPointer(Visitor admin) {
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Painted", "涂画", List.of());
        var page = admin.signIn("admin", Look.DESK);
        page.navigate("/settings/queues/" + queue);

        page.getByLabel("Monday 09:00").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Shift+ArrowRight");
        page.getByLabel("Tuesday 14:30").click();
        assertThat(page.locator("#hours-0")).hasValue("09:00-10:00");
        assertThat(page.locator("#hours-1")).hasValue("14:30-15:00");
        page.locator("#hours-2").fill("09:15-10:00");
        assertThat(page.locator("[role=row]").nth(2)).hasAttribute("data-text", "");
        admin.screenshot(page, "queue-hours");
        page.locator("form .btn-primary").click();
        page.waitForURL("**/settings/queues");

        org.assertj.core.api.Assertions.assertThat(openingHours.plan(queue).week())
                .containsEntry(DayOfWeek.MONDAY, "09:00-10:00")
                .containsEntry(DayOfWeek.TUESDAY, "14:30-15:00")
                .containsEntry(DayOfWeek.WEDNESDAY, "09:15-10:00");
    }
}
