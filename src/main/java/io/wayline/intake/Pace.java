package io.wayline.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps every source to its rate, on this node, so that one that runs wild leaves room for the others. */
@Component
class Pace {

    /** Sources are few; whoever invents names without end pushes out the ones not heard of for longest. */
    private static final int REMEMBERED = 10_000;

    private final TimeMeter time;
    private final Map<String, Paced> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Paced> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How fast a source may send: so many a second, and so many at once. */
    record Rate(int perSecond, int burst) {}

    private record Paced(Rate rate, Bucket bucket) {}

    @Autowired
    Pace() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Pace(TimeMeter time) {
        this.time = time;
    }

    /**
     * Lets so many events of a source through, all or none. More than a burst counts as one full burst: it can never
     * come in smaller parts.
     *
     * @throws RateExceeded with the whole seconds to wait
     */
    void take(String source, int events, Rate rate) {
        var probe = bucket(source, rate).tryConsumeAndReturnRemaining(Math.min(events, rate.burst()));
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new RateExceeded(wait.toSeconds() + 1);
        }
    }

    private synchronized Bucket bucket(String source, Rate rate) {
        var known = sources.get(source);
        if (known == null || !known.rate().equals(rate)) {
            known = new Paced(rate, fresh(rate));
            sources.put(source, known);
        }
        return known.bucket();
    }

    private Bucket fresh(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
