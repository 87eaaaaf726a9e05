package io.wayline.complaint.privacy;

import java.time.Clock;

import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.complaint.Complaints;

/** Drops what was written about complaints that were closed long ago; each complaint by itself. */
@Component
class ComplaintRetention {

    /** Names what is set aside here; an item is a complaint's ref. */
    static final String LOOP = "complaint.retention";

    private static final int AT_ONCE = 200;

    private final Complaints complaints;
    private final ComplaintSettings settings;
    private final SetAside aside;
    private final Clock clock;

    ComplaintRetention(Complaints complaints, ComplaintSettings settings, SetAside aside, Clock clock) {
        this.complaints = complaints;
        this.settings = settings;
        this.aside = aside;
        this.clock = clock;
    }

    /** One look at all that is kept no longer. */
    void turn() {
        var done = AT_ONCE;
        while (done == AT_ONCE) {
            var due = complaints.closedBefore(clock.instant().minus(settings.keepTexts()), AT_ONCE);
            var pass = aside.pass(LOOP, due);
            done = due.stream()
                    .mapToInt(ref -> pass.attempt(ref, () -> complaints.forget(ref, clock.instant())) ? 1 : 0)
                    .sum();
        }
    }
}
