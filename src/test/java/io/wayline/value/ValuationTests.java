package io.wayline.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;

import static org.assertj.core.api.Assertions.assertThat;

/** The database's figures are those that a plain program reckons from the same purchases. */
@DatabaseTest
class ValuationTests {

    @Autowired
    ValueDriver value;

    @Autowired
    ValueRuns runs;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void madeUpPurchasesAreRatedAsReckonedByHand(long seed) {
        compareWithHand(PurchaseLog.madeUp(seed, 400, "m"));
    }

    @Test
    void asManyPurchasesAsInCdnowAreRatedAsReckonedByHand() {
        compareWithHand(PurchaseLog.madeUp(4, PurchaseLog.AS_MANY_AS_CDNOW, "m"));
    }

    @Test
    void theMadeUpPurchasesReachEveryKindOfFigure() {
        var figures =
                new ReckonedByHand(PurchaseLog.madeUp(1, 400, "m")).figures().values();

        assertThat(figures.stream().map(ReckonedByHand.Figures::abc).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("A", "B", "C", "");
        assertThat(figures.stream()
                        .flatMap(each -> each.fifths().chars().boxed())
                        .map(Character::toString)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(figures).anyMatch(each -> each.medianGap() == null).anyMatch(each -> each.purchaseDays() > 5);
    }

    private void compareWithHand(PurchaseLog log) {
        var hand = new ReckonedByHand(log);
        value.begin(log.lastDay()).bought(log);

        var outcome = value.compute();

        assertThat(value.figures())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(hand.figures());
        assertThat(runs.last().typicalGap()).isCloseTo(hand.typicalGap(), Offset.offset(1e-9));
        assertThat(outcome.customers()).isEqualTo(hand.figures().size());
        assertThat(outcome.changed()).isEqualTo(outcome.customers());
        assertThat(value.compute().changed()).isZero();
    }

    @Test
    void withoutAnyOrderNothingIsRated() {
        value.begin(LocalDate.of(2026, 11, 17));

        assertThat(value.compute()).isEqualTo(new Valuation.Outcome(0, 0));
        assertThat(runs.last().typicalGap()).isNull();
    }
}
