package io.wayline.platform.clock;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

import io.wayline.Wayline;
import io.wayline.shared.RowTime;
import io.wayline.testing.BrowserVisits;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** A Wayline as somebody starts it who tries it out, with its own clock and its own threads. */
@SpringBootTest(
        classes = Wayline.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "wayline.sample-company=false",
            "wayline.data-dir=" + ClockPageTests.DATA,
            // or a mail would wait whenever the build runs on one, or at night
            "wayline.mail.gate.silent-days=",
            "wayline.mail.gate.quiet-hours.from=00:00",
            "wayline.mail.gate.quiet-hours.to=00:00",
        })
@DirtiesContext
@Tag("browser")
@ExtendWith(BrowserVisits.class)
class ClockPageTests {

    static final String DATA = "target/test-clock";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static {
        // before the application starts: a run before this one has moved its clock
        assertThat(!Files.exists(Path.of(DATA)) || FileSystemUtils.deleteRecursively(new File(DATA)))
                .isTrue();
    }

    @Autowired
    DemonstrationTime time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String anna = "anna-" + UUID.randomUUID();

    @AfterEach
    void itStands() throws InterruptedException {
        time.stop("the test");
        time.await(Duration.ofMinutes(1));
    }

    @Test
    void aWeekGoesByAsItWouldHaveAndEveryPageSaysSo(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/settings/clock");
        tells("customer.registered", "{\"email\":\"anna@example.com\",\"locale\":\"en\"}");
        tells("order.placed", "{\"orderRef\":\"#1001\",\"amount\":\"98.00\",\"currency\":\"CNY\"}");
        tells("order.delivered", "{\"orderRef\":\"#1001\",\"durable\":true}");
        // the loops of an application that has just started take their time on a busy machine
        await().atMost(Duration.ofMinutes(1)).until(() -> sent("order-delivered") != null);
        var delivered = sent("order-delivered");

        press(page, "7 days on");

        // the walk stops at each of the hourly campaigns
        assertThat(page.locator("#to")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(150_000));
        // each wait begins a moment after the one before has ended: the last is over a moment after the week
        press(page, "1 hour on");
        await().atMost(Duration.ofMinutes(1)).until(() -> sent("after-sale-survey") != null);
        assertThat(sent("after-sale-thanks"))
                .isCloseTo(delivered.plus(Duration.ofDays(1)), within(Duration.ofMinutes(3)));
        assertThat(sent("after-sale-survey"))
                .isCloseTo(delivered.plus(Duration.ofDays(7)), within(Duration.ofMinutes(3)));
        assertThat(clock.instant())
                .isAfter(Instant.now().plus(Duration.ofDays(7).minusMinutes(2)));
        for (var path : new String[] {"/", "/customers", "/settings/clock"}) {
            page.navigate(path);
            assertThat(page.getByText("Demonstration clock:")).isVisible();
        }
        visitor.screenshot(page, "clock-moved");
        var colleague = visitor.signIn("lin", Look.DESK);
        colleague.navigate("/work");
        assertThat(colleague.getByText("Demonstration clock:")).isVisible();
    }

    @Test
    void staysWhereItIsWhenAskedToGoBack(Visitor visitor) {
        var page = visitor.signIn("admin", Look.DESK);
        page.navigate("/settings/clock");
        var before = clock.instant();

        visitor.expect(422);
        page.locator("#to").fill("2026-01-01T09:00");
        press(page, "Move the clock");

        assertThat(page.locator("#to-note")).containsText("The clock goes ahead only");
        assertThat(page.locator("#to")).hasValue("2026-01-01T09:00");
        assertThat(clock.instant()).isBetween(before, before.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aLongWayIsShownStoppedAndGoneOnlyOnce(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/settings/clock");
        time.move("P400D", null, "he");
        visitor.expect(409);
        press(page, "1 hour on");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("on its way already");

        page.navigate("/settings/clock");
        assertThat(page.locator("#clock")).containsText("On its way to");
        visitor.screenshot(page, "clock-moving");
        press(page, "Stop here");

        assertThat(page.locator("#to")).isVisible();
        assertThat(time.standing().movingTo()).isNull();
        assertThat(clock.instant()).isBefore(Instant.now().plus(Duration.ofDays(400)));
    }

    @Test
    void isNobodysWhoOnlyWorksHere(Visitor visitor) {
        var page = visitor.signIn("lin", Look.DESK);

        visitor.expect(403);
        page.navigate("/settings/clock");

        assertThat(page.locator("#to")).not().isVisible();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void tells(String type, String data) {
        try {
            var event = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                    .header("Authorization", "Bearer wl_demo_key")
                    .header("Content-Type", "application/cloudevents+json")
                    .POST(BodyPublishers.ofString("""
                            {"specversion":"1.0","source":"test","id":"%s","type":"%s","subject":"%s","data":%s}""".formatted(UUID.randomUUID(), type, anna, data)))
                    .build();
            assertThat(HTTP.send(event, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** When a mail of this template left for Anna, or null. */
    private Instant sent(String template) {
        return jdbc.sql("select sent_at from outbox_message where customer_ref = ? and template = ? and state = 'SENT'")
                .params(anna, template)
                .query((row, number) -> RowTime.read(row, "sent_at"))
                .optional()
                .orElse(null);
    }
}
