package io.wayline.experiment.lift;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RateTests {

    /** The examples of Newcombe's paper, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80,  0.0524, 0.3339",
        " 9, 10,  3, 10,  0.1705, 0.8090",
        " 6,  7,  2,  7,  0.0582, 0.8062",
        " 5, 56,  0, 29, -0.0381, 0.1926",
        " 0, 10,  0, 20, -0.1611, 0.2775",
        " 0, 10,  0, 10, -0.2775, 0.2775",
        "10, 10,  0, 20,  0.6791, 1.0000",
        "10, 10,  0, 10,  0.6075, 1.0000",
    })
    void theDifferenceOfTwoRatesLiesWhereNewcombeHasIt(long a, long m, long b, long n, double low, double high) {
        var interval = new Rate(a, m).above(new Rate(b, n));

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void theOtherWayRoundIsTheSameBelowNothing() {
        var up = new Rate(56, 70).above(new Rate(48, 80));
        var down = new Rate(48, 80).above(new Rate(56, 70));

        assertThat(down.low()).isCloseTo(-up.high(), within(1e-12));
        assertThat(down.high()).isCloseTo(-up.low(), within(1e-12));
    }

    @Test
    void aRateOfNothingIsNotCertain() {
        assertThat(new Rate(0, 10).wilson().low()).isZero();
        assertThat(new Rate(0, 10).wilson().high()).isCloseTo(0.2775, within(0.00005));
        assertThat(new Rate(81, 263).wilson().low()).isCloseTo(0.2553, within(0.00005));
        assertThat(new Rate(81, 263).wilson().high()).isCloseTo(0.3662, within(0.00005));
    }

    @Test
    void moreThanThereAreIsNoRate() {
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessage("3 of 2 is no rate");
        assertThatThrownBy(() -> new Rate(0, 0)).hasMessage("0 of 0 is no rate");
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.03, 1772", "0.05, 0.01, 8155", "0.10, 0.05, 683"})
    void aSmallerDifferenceTakesMoreCustomers(double base, double difference, long needed) {
        assertThat(SampleSize.perGroup(base, difference)).isEqualTo(needed);
    }

    @Test
    void severalIntervalsThatAreRightTogetherReachFurther() {
        assertThat(Interval.reach(1)).isEqualTo(Interval.Z_95);
        assertThat(Interval.reach(2)).isCloseTo(2.241402727604947, within(1e-9));
        assertThat(Interval.reach(3)).isCloseTo(2.3939797998185104, within(1e-9));
        assertThat(SampleSize.perGroup(0.1, 0.06, 2)).isEqualTo(593);
    }

    @Test
    void noSampleTellsNothingFromNothing() {
        assertThatThrownBy(() -> SampleSize.perGroup(0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleSize.perGroup(0.9, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
