package io.wayline.journey.statistics.past;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.engine.statistics.PassageCounts;

/**
 * How long something took, each time, in buckets of a twelfth: with how many there are, and how long they took together. A
 * percentile is the mean of the bucket in which it lies, so it is off by less than that twelfth, and not at all where all in
 * the bucket took the same.
 */
final class Durations {

    private final Map<Integer, Bucket> buckets = new TreeMap<>();
    private long count;

    private record Bucket(long count, long millis) {

        Bucket plus(Bucket more) {
            return new Bucket(count + more.count, millis + more.millis);
        }
    }

    /** As the database reckons it. */
    static int bucket(long millis) {
        return (int) Math.floor(Math.log(Math.max(millis, 1)) * (PassageCounts.TO_A_DOUBLING / Math.log(2)));
    }

    void add(int bucket, long times, long millis) {
        buckets.merge(bucket, new Bucket(times, millis), Bucket::plus);
        count += times;
    }

    /**
     * The shortest time within which this share of all was done, nearly; null when there was none.
     *
     * @param share above 0, and 1 at the most
     */
    @Nullable
    Duration within(double share) {
        var rank = Math.max(1, (long) Math.ceil(share * count));
        var passed = 0L;
        for (var bucket : buckets.values()) {
            passed += bucket.count();
            if (passed >= rank) {
                return Duration.ofMillis(Math.round((double) bucket.millis() / bucket.count()));
            }
        }
        return null;
    }
}
