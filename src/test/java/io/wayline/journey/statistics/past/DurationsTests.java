package io.wayline.journey.statistics.past;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsTests {

    /** The width of a bucket: the eighth root of two. */
    private static final Percentage TWELFTH = Percentage.withPercentage(9.06);

    private final Random random = new Random(7);

    @Test
    void liesWithinATwelfthOfTheExactPercentileWhateverTheShape() {
        // from seconds to months, some at once, some never quite
        agree(LongStream.generate(() -> (long) Math.exp(random.nextGaussian() * 4 + 14))
                .limit(20_000));
        agree(LongStream.generate(() -> random.nextLong(1, 86_400_000)).limit(20_000));
        agree(LongStream.generate(() -> random.nextInt(10) == 0 ? 1_209_600_000L : random.nextLong(900, 1_100))
                .limit(5_000));
        agree(LongStream.of(5, 70, 900, 12_000));
    }

    @Test
    void isExactWhereAllTookTheSame() {
        var durations = of(LongStream.generate(() -> 604_800_123L).limit(300).toArray());

        assertThat(durations.within(0.5)).isEqualTo(Duration.ofMillis(604_800_123));
        assertThat(durations.within(0.95)).isEqualTo(Duration.ofMillis(604_800_123));
    }

    @Test
    void isTheOneOfOneAndNoneOfNone() {
        assertThat(of(0).within(0.5)).isEqualTo(Duration.ZERO);
        assertThat(of(1_234).within(0.95)).isEqualTo(Duration.ofMillis(1_234));
        assertThat(of().within(0.5)).isNull();
    }

    private static void agree(LongStream took) {
        var millis = took.sorted().toArray();
        var durations = of(millis);
        for (var share : new double[] {0.05, 0.5, 0.9, 0.95, 0.99, 1}) {
            var exact = millis[(int) Math.ceil(share * millis.length) - 1];
            assertThat(durations.within(share).toMillis())
                    .as("%s of %d", share, millis.length)
                    .isCloseTo(exact, TWELFTH);
        }
    }

    private static Durations of(long... took) {
        var durations = new Durations();
        Arrays.stream(took).forEach(millis -> durations.add(Durations.bucket(millis), 1, millis));
        return durations;
    }
}
