package io.wayline.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.benchmarks.ResultsPage;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same as {@link QuietCustomersTests} with the tenth of CDNOW, whose folder {@code -Dwayline.cdnow} names, over its
 * last 60 days; writes what it came to into docs/reliability.md. A command of its own, see there.
 */
@DatabaseTest
@QuietDatabase
@EnabledIfSystemProperty(named = "wayline.cdnow", matches = ".+", disabledReason = "The log is not ours to give")
class CdnowProof {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 60;
    private static final double SHARE_HELD_OUT = 0.1;
    private static final String PREFIX = "cdnow-";

    @Autowired
    PlayedLog shop;

    @Autowired
    SettableClock clock;

    private Instant before = Instant.EPOCH;

    @BeforeEach
    void remembersTheTime() {
        before = clock.instant();
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        shop.ends(PREFIX);
        clock.set(before);
    }

    @Test
    void everyNightFindsWhoTheDefinitionSaysAndExactlyWhoBuysReturns() throws IOException {
        var log = PurchaseLog.ofCdnow(Path.of(System.getProperty("wayline.cdnow")), PREFIX)
                .endingOn(LAST_DAY);

        var played = shop.play(log, DAYS, PREFIX);

        var parted = played.winBacks().size();
        var heldOut = played.held();
        var standardError = Math.sqrt(parted * SHARE_HELD_OUT * (1 - SHARE_HELD_OUT));
        assertThat((double) heldOut)
                .as("held out of " + parted)
                .isBetween(parted * SHARE_HELD_OUT - 3 * standardError, parted * SHARE_HELD_OUT + 3 * standardError);
        write(played, (heldOut - parted * SHARE_HELD_OUT) / standardError);
    }

    private static void write(PlayedLog.Played played, double standardErrors) throws IOException {
        var before = played.log().until(played.cut());
        var page = new StringBuilder("""
                | on %s | |
                | --- | ---: |
                | customers, and their orders up to 60 days before the end | %,d, %,d |
                | at risk in the first night, the same as reckoned by hand | %,d |
                | silent for longer than a year, and so churned without a journey, the same | %,d |
                | orders of the last 60 days, played as events | %,d |
                | on win-back in all | %,d |
                """.formatted(
                        TestDatabase.isPostgres() ? "PostgreSQL" : "H2",
                        before.customers().size(),
                        before.purchases().size(),
                        played.quietAtFirst().size(),
                        played.goneAtFirst().size(),
                        played.log().purchases().size() - before.purchases().size(),
                        played.winBacks().size()));
        played.variants().forEach((variant, many) -> page.append("| given *%s* | %,d |%n".formatted(variant, many)));
        page.append("| held out: so many standard errors from 10 of 100 (allowed: 3) | %+.1f |%n"
                .formatted(standardErrors));
        ends(played).forEach((end, many) -> page.append("| %s | %,d |%n".formatted(end, many)));
        page.append("| of those whom it had let go, bought later and so *Won back* all the same | %,d |%n"
                .formatted(played.boughtAfterwards()));
        played.mailsThatLeft()
                .forEach((template, many) -> page.append("| mails *%s* that left | %,d |%n".formatted(template, many)));
        page.append("| mails to customers held out or without consent, mails twice, journeys twice | 0 |\n");
        ResultsPage.write(
                Path.of("docs", "reliability.md"), TestDatabase.isPostgres() ? "cdnow" : "cdnow-h2", page.toString());
    }

    private static Map<String, Long> ends(PlayedLog.Played played) {
        var ends = new TreeMap<String, Long>();
        Map.of(
                        "EndEvent_CustomerWonBack", "bought, and *Customer won back*",
                        "EndEvent_ReturnedWithoutUs", "held out and bought: *Returned without us*",
                        "EndEvent_Released", "neither mails nor calls allowed: *Released*",
                        "EndEvent_CustomerLost", "did not buy: *Customer lost*")
                .forEach((end, words) -> ends.put(
                        words,
                        played.winBacks().stream()
                                .filter(each -> end.equals(each.end()))
                                .count()));
        ends.put(
                "still on it on the last day: held out, or waiting for a call",
                played.winBacks().stream().filter(each -> each.end() == null).count());
        return ends;
    }
}
