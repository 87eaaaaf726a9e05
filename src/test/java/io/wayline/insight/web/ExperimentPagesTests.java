package io.wayline.insight.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.experiment.ExperimentRecords;
import io.wayline.shared.RowTime;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class ExperimentPagesTests {

    private static final Duration LONG_AGO = Duration.ofDays(100);

    @Autowired
    ExperimentRecords records;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private final String experiment = "e-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void marketingSaysBeforehandWhatItTakesAndReadsTheVerdict(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        have("offer", 900, 135);
        have("care", 900, 95);
        have("holdout", 900, 81);

        page.navigate("/experiments");
        page.locator("main a[href='/experiments/" + experiment + "']").click();
        assertThat(page.locator(".wl-verdict").last())
                .containsText("offer: a first impression, no proof, since nobody said beforehand how many it takes.");
        tang.screenshot(page, "experiment-unplanned");

        tang.expect(422);
        page.fill("#baseRate", "ten");
        page.fill("#difference", "6");
        page.click("main form .btn-primary");
        assertThat(page.locator("#baseRate-note")).containsText("Give a number from 0.1 to 99");
        assertThat(page.locator("#baseRate")).hasValue("ten");
        assertThat(page.locator("#difference")).hasValue("6");

        page.fill("#baseRate", "10");
        page.click("main form .btn-primary");
        assertThat(page.locator(".wl-verdict").last())
                .hasText("offer: about 54 customers more returned because of it, 95 % sure between 23 and 85. Of 100"
                        + " with it 15.0 returned, of 100 held out 9.0.");
        assertThat(page.locator(".wl-verdict").first()).containsText("care: cannot be told from chance.");
        assertThat(page.locator("main")).containsText("That takes 593 measured customers in each group");
        assertThat(page.locator("main [role=status]")).containsText("Read the verdict with care");
        assertThat(page.locator("main")).containsText("2 variants are held against the same hold-out");
        tang.screenshot(page, "experiment");
    }

    @Test
    void whatAJourneyDrawsIsPlannedBeforeItMeetsAnybody(Visitor tang) {
        jdbc.update("delete from experiment_variant where experiment = 'win-back'");
        jdbc.update("delete from experiment_plan where experiment = 'win-back'");
        var page = tang.signIn("tang", Look.DESK);

        page.navigate("/experiments");
        page.locator("main a[href='/experiments/win-back']").click();

        assertThat(page.locator("main h1")).containsText("Win-back");
        assertThat(page.locator("main")).containsText("Nobody has said yet what is expected");
        page.fill("#baseRate", "10");
        page.fill("#difference", "3");
        page.click("main form .btn-primary");
        assertThat(page.locator("main")).containsText("measured customers in each group");
    }

    @Test
    void supervisorsOnlyLook(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        have("offer", 20, 9);
        have("holdout", 20, 2);
        records.plan(experiment, new BigDecimal("10"), new BigDecimal("3"), 60, "tang");

        page.navigate("/experiments/" + experiment);

        assertThat(page.locator(".wl-verdict")).hasText("offer：人数太少，还说不准。较小的一组有 20 位已到期的客户，需要 1,772 位。");
        assertThat(page.locator("main form")).hasCount(0);
        shen.screenshot(page, "experiment-phone-dark-zh-CN");
    }

    @Test
    void agentsHaveNoBusinessThere(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        have("offer", 1, 0);
        lin.expect(403);

        var answer = page.navigate("/experiments/" + experiment);

        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);
    }

    /** So many who were given a variant long ago, of whom so many ordered a day later. */
    private void have(String variant, int customers, int returned) {
        var since = clock.instant().minus(LONG_AGO);
        for (var each = 0; each < customers; each++) {
            var id = UUID.randomUUID().toString();
            jdbc.update(
                    "insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)"
                            + " values (?, ?, ?, ?, false)",
                    experiment,
                    id,
                    variant,
                    RowTime.of(since));
            if (each < returned) {
                jdbc.update(
                        "insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)"
                                + " values (?, ?, ?, 10, 'CNY', ?)",
                        id,
                        id,
                        RowTime.of(since.plus(Duration.ofDays(1))),
                        RowTime.of(since));
            }
        }
    }
}
