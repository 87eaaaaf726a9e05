package io.wayline.complaint.privacy;

import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.complaint.ComplaintProgress;
import io.wayline.complaint.Complaints;

/**
 * Closes what was taken back and whose journey has not closed it, because it was cancelled or never began: an open one
 * would hold marketing, and keep its customer from being forgotten, for ever.
 */
@Component
class WithdrawnComplaints {

    /** Names what is set aside here; an item is a complaint's ref. */
    static final String LOOP = "complaint.withdrawn";

    /** So long its journey has; one that comes to it later finds it closed, and goes on. */
    private static final Duration FOR_ITS_JOURNEY = Duration.ofHours(1);

    private static final int AT_ONCE = 200;

    private final Complaints complaints;
    private final ComplaintProgress progress;
    private final SetAside aside;
    private final Clock clock;

    WithdrawnComplaints(Complaints complaints, ComplaintProgress progress, SetAside aside, Clock clock) {
        this.complaints = complaints;
        this.progress = progress;
        this.aside = aside;
        this.clock = clock;
    }

    /** One look at the first of them. */
    void turn() {
        var before = clock.instant().minus(FOR_ITS_JOURNEY);
        var due = complaints.withdrawnBefore(before, AT_ONCE);
        var pass = aside.pass(LOOP, due);
        due.forEach(ref -> pass.attempt(ref, () -> progress.closeWithdrawn(ref, before)));
    }
}
