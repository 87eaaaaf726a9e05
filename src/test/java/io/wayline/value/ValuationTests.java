package io.wayline.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The database's figures are those that a plain program reckons from the same purchases. */
@DatabaseTest
@Import(ValueDriver.class)
class ValuationTests {

    @Autowired
    ValueDriver value;

    @Autowired
    ValueRuns runs;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void madeUpPurchasesAreRatedAsReckonedByHand(long seed) {
        compareWithHand(PurchaseLog.madeUp(seed, 400));
    }

    @Test
    void theCdnowSampleIsRatedAsReckonedByHand() throws IOException {
        var sample = PurchaseLog.cdnow();
        assumeTrue(sample.isPresent(), "the CDNOW sample is not here: name its folder with -Dwayline.cdnow=…");

        compareWithHand(sample.get());

        assertThat(sample.get().purchases()).hasSize(6_919);
        assertThat(value.figures()).hasSize(2_357);
    }

    @Test
    void theMadeUpPurchasesReachEveryKindOfFigure() {
        var figures = new ReckonedByHand(PurchaseLog.madeUp(1, 400)).figures().values();

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
