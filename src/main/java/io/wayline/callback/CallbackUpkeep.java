package io.wayline.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;

/** Gives back the places of calls whose journey or task is gone without a word, as after an upgrade. */
@Component
public class CallbackUpkeep {

    private static final Logger log = LoggerFactory.getLogger(CallbackUpkeep.class);

    /** Names what is set aside here; an item is a call's reference. */
    private static final String LOOP = "callback.upkeep";

    /** Until then whoever booked it may not have committed. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final CallbackRows rows;
    private final SetAside aside;
    private final Clock clock;

    CallbackUpkeep(CallbackRows rows, SetAside aside, Clock clock) {
        this.rows = rows;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * Does so for each call by itself; one for which that fails is set aside.
     *
     * @param isAlive whether a journey still stands with this call
     * @return how many there were
     */
    public int reconcile(Predicate<Callback> isAlive) {
        var booked = rows.bookedAndUnchangedSince(clock.instant().minus(SETTLED));
        var pass = aside.pass(LOOP, booked.stream().map(Callback::ref).toList());
        var gone = booked.stream()
                .mapToInt(callback -> pass.count(callback.ref(), () -> released(callback, isAlive)))
                .sum();
        if (gone > 0) {
            log.warn("{} callbacks had no journey any more, and were released", gone);
        }
        return gone;
    }

    private int released(Callback callback, Predicate<Callback> isAlive) {
        return !isAlive.test(callback) && rows.finish(callback.ref(), Callback.State.RELEASED, null, null) ? 1 : 0;
    }
}
