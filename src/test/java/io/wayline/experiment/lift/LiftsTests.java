package io.wayline.experiment.lift;

import org.junit.jupiter.api.Test;

import io.wayline.experiment.VariantReturns;
import io.wayline.experiment.lift.Lift.Says;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be said of figures, and what may not. */
class LiftsTests {

    private static final Rate ALONE = new Rate(100, 1000);

    @Test
    void saysThatItWorksWhenEnoughWereMeasuredAndChanceIsNoExplanation() {
        var lift = Lifts.against(new VariantReturns("offer", 5000, 4500, 630), ALONE, 1000L, 1);

        assertThat(lift.says()).isEqualTo(Says.WORKS);
        assertThat(lift.more()).isNotNull();
        assertThat(lift.more().about()).as("14 % less 10 % of 4,500").isEqualTo(180);
        assertThat(lift.more().low()).isPositive().isLessThan(180);
        assertThat(lift.more().high()).isGreaterThan(180);
    }

    @Test
    void saysThatItHarmsJustAsPlainly() {
        assertThat(Lifts.against(new VariantReturns("offer", 5000, 4500, 270), ALONE, 1000L, 1)
                        .says())
                .isEqualTo(Says.HARMS);
    }

    @Test
    void doesNotTakeChanceForAnEffect() {
        assertThat(Lifts.against(new VariantReturns("offer", 5000, 4500, 468), ALONE, 1000L, 1)
                        .says())
                .isEqualTo(Says.CANNOT_TELL);
    }

    @Test
    void aGoodLookBeforeTheNumberThatWasSaidIsTooFewToSay() {
        var splendid = new VariantReturns("offer", 5000, 4500, 2000);

        assertThat(Lifts.against(splendid, ALONE, 1001L, 1).says())
                .as("the hold-out has 1,000")
                .isEqualTo(Says.TOO_FEW);
        assertThat(Lifts.against(splendid, ALONE, 1000L, 1).says()).isEqualTo(Says.WORKS);
    }

    @Test
    void whatNobodyPlannedIsAFirstImpression() {
        assertThat(Lifts.against(new VariantReturns("offer", 5000, 4500, 2000), ALONE, null, 1)
                        .says())
                .isEqualTo(Says.UNPLANNED);
    }

    @Test
    void withoutAHoldoutNobodyKnows() {
        var lift = Lifts.against(new VariantReturns("offer", 5000, 4500, 2000), null, 100L, 1);

        assertThat(lift.says()).isEqualTo(Says.NO_HOLDOUT);
        assertThat(lift.difference()).isNull();
        assertThat(lift.rate()).isEqualTo(new Rate(2000, 4500));
    }

    @Test
    void whoseTimeIsNotOverTellNothingYet() {
        var lift = Lifts.against(new VariantReturns("offer", 5000, 0, 0), ALONE, null, 1);

        assertThat(lift.says()).isEqualTo(Says.NOT_YET);
        assertThat(lift.rate()).isNull();
    }

    @Test
    void oneOfSeveralHasToBeFurtherFromChanceThanOneAlone() {
        var counts = new VariantReturns("offer", 1000, 1000, 128);

        assertThat(Lifts.against(counts, ALONE, 1000L, 1).says()).isEqualTo(Says.WORKS);
        assertThat(Lifts.against(counts, ALONE, 1000L, 2).says()).isEqualTo(Says.CANNOT_TELL);
    }
}
