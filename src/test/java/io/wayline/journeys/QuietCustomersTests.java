package io.wayline.journeys;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The last weeks of a made-up shop: the churn watch finds whom the definition says, and who buys returns. */
@DatabaseTest
@QuietDatabase
class QuietCustomersTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 28;

    @Autowired
    PlayedLog shop;

    @Autowired
    SettableClock clock;

    private final String prefix = "quiet-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void remembersTheTime() {
        before = clock.instant();
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        shop.ends(prefix);
        clock.set(before);
    }

    @Test
    void everyNightFindsWhoTheDefinitionSaysAndExactlyWhoBuysReturns() {
        var played = shop.play(someReturn(PurchaseLog.madeUp(9, 240, prefix).endingOn(LAST_DAY)), DAYS, prefix);

        assertThat(played.quietAtFirst()).hasSizeGreaterThan(10);
        assertThat(played.goneAtFirst()).hasSizeGreaterThan(10);
        assertThat(played.winBacks()).hasSizeGreaterThan(played.quietAtFirst().size());
        assertThat(played.winBacks()).anyMatch(PlayedLog.WinBack::returned);
        assertThat(played.mailsThatLeft()).containsKeys("win-back-miss-you", "win-back-offer", "win-back-welcome-back");
        assertThat(played.variants().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(played.winBacks().size());
    }

    /** Every third of those who are quiet or gone in the first night buys again on one of the days that are played. */
    private static PurchaseLog someReturn(PurchaseLog log) {
        var cut = LAST_DAY.minusDays(DAYS);
        var hand = new WatchedByHand();
        log.until(cut).purchases().forEach(hand::buys);
        var night = hand.night(cut.plusDays(1));
        var all = new ArrayList<>(log.purchases());
        var number = 0;
        for (var customer :
                Stream.concat(night.quiet().stream(), night.gone().stream()).toList()) {
            number++;
            if (number % 3 == 0) {
                all.add(new PurchaseLog.Purchase(customer, cut.plusDays(1 + number % DAYS), BigDecimal.TEN));
            }
        }
        return new PurchaseLog(List.copyOf(all), LAST_DAY);
    }
}
