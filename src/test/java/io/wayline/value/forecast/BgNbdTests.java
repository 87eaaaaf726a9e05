package io.wayline.value.forecast;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BgNbdTests {

    /** What the paper found for the tenth of CDNOW, with its scale in days. */
    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414 * 7, 0.793, 2.426);

    @Test
    void theCustomerOfThePaperIsExpectedToBuyAsOftenAsItSays() {
        // Fader, Hardie, and Lee, "Implementing the BG/NBD Model", x = 2, t_x = 30.43, T = 38.86 weeks, over 39 weeks
        var customer = new PurchaseHistory(2, 30.43 * 7, 38.86 * 7);

        assertThat(PUBLISHED.expected(customer, 39 * 7)).isCloseTo(1.226, within(0.001));
    }

    @Test
    void whoHasJustComeIsExpectedToBuyAsTheModelSaysOfEverybody() {
        // equation 9 in the same weeks: (a+b-1)/(a-1) (1 - (alpha/(alpha+t))^r 2F1(r, b; a+b-1; t/(alpha+t))) at t = 39
        assertThat(PUBLISHED.expected(new PurchaseHistory(0, 0, 0), 39 * 7))
                .isCloseTo(meanOfPlayed(39 * 7), within(0.03));
    }

    @Test
    void chancesAreChances() {
        for (var repeats : new int[] {0, 1, 5, 40}) {
            for (var age : new double[] {1, 40, 400}) {
                var history = new PurchaseHistory(repeats, age * 0.7, age);
                assertThat(PUBLISHED.active(history)).isBetween(0.0, 1.0);
                assertThat(PUBLISHED.chance(history, 60))
                        .isBetween(0.0, PUBLISHED.active(history))
                        .isGreaterThan(PUBLISHED.chance(history, 30))
                        .as("no more buyers than purchases")
                        .isLessThanOrEqualTo(PUBLISHED.expected(history, 60));
            }
        }
    }

    @Test
    void whoIsQuietForLongIsLessLikelyToBeThere() {
        var bought = new PurchaseHistory(6, 100, 110);
        var quiet = new PurchaseHistory(6, 100, 300);

        assertThat(PUBLISHED.active(bought)).isGreaterThan(0.85);
        assertThat(PUBLISHED.active(quiet)).isLessThan(0.2);
    }

    @Test
    void whereTheFormulaHasAHoleTheFigureIsThatOfItsNeighbours() {
        var history = new PurchaseHistory(1, 20, 50);
        var there = new BgNbd(0.3, 30, 1, 2).expected(history, 60);

        assertThat(there)
                .isCloseTo(new BgNbd(0.3, 30, 1.001, 2).expected(history, 60), within(0.001))
                .isCloseTo(new BgNbd(0.3, 30, 0.999, 2).expected(history, 60), within(0.001));
    }

    @Test
    void theFitFindsHowCustomersWerePlayed() {
        var played = KnownPurchases.played(new BgNbd(0.6, 40, 0.8, 2.5), 20_000, 500, 11);

        var model = BgNbdFit.of(KnownPurchases.histories(played.cutAfter(500)))
                .orElseThrow()
                .model();

        assertThat(model.r()).isCloseTo(0.6, within(0.06));
        assertThat(model.alpha()).isCloseTo(40, within(4.0));
        assertThat(model.a() / (model.a() + model.b())).isCloseTo(0.8 / 3.3, within(0.03));
    }

    @Test
    void ofOneHistoryAloneNoModelIsMade() {
        BgNbdFit.of(Map.of(new PurchaseHistory(0, 0, 10), 5L))
                .ifPresent(fit -> assertThat(fit.logLikelihood()).isFinite());
    }

    @Test
    @EnabledIfSystemProperty(named = "wayline.cdnow", matches = ".+")
    void theFitOfCdnowIsThatOfThePaper() throws IOException {
        var cdnow = KnownPurchases.ofCdnow(Path.of(System.getProperty("wayline.cdnow"), "CDNOW_sample.txt"));

        var fit = BgNbdFit.of(KnownPurchases.histories(
                        cdnow.cutAfter(LocalDate.of(1997, 9, 30).toEpochDay())))
                .orElseThrow();

        System.out.println(fit);
        assertThat(fit.model().r()).isCloseTo(0.243, within(0.002));
        assertThat(fit.model().alpha() / 7).isCloseTo(4.414, within(0.02));
        assertThat(fit.model().a()).isCloseTo(0.793, within(0.01));
        assertThat(fit.model().b()).isCloseTo(2.426, within(0.03));
    }

    /** Plays many customers of the published model and counts what they buy. */
    private static double meanOfPlayed(int days) {
        var customers = 60_000;
        var random = new Random(5);
        var bought = 0L;
        var model = PUBLISHED;
        for (var number = 0; number < customers; number++) {
            bought += KnownPurchases.repeats(model, days, random);
        }
        return bought / (double) customers;
    }
}
