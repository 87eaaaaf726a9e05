package io.wayline.complaint.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.improvement.Improvements;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Answers that are late, those that soon will be, and late measures, for agents and supervisors. */
@Component
class ComplaintNeeds implements Needs {

    private static final Duration SOON = Duration.ofHours(4);

    private final ComplaintList complaints;
    private final Improvements improvements;
    private final Clock clock;

    ComplaintNeeds(ComplaintList complaints, Improvements improvements, Clock clock) {
        this.complaints = complaints;
        this.improvements = improvements;
        this.clock = clock;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.is(Role.AGENT) && !reader.is(Role.SUPERVISOR)) {
            return List.of();
        }
        var viewer = Viewer.of(reader);
        return List.of(
                new Need(27, "late-complaints", Tone.LATE, complaints.late(viewer), "/complaints?show=late"),
                new Need(
                        28,
                        "complaints",
                        Tone.SOON,
                        complaints.dueUntil(clock.instant().plus(SOON), viewer),
                        "/complaints?show=owed"),
                new Need(
                        29,
                        "late-improvements",
                        Tone.SOON,
                        improvements.late(viewer),
                        "/complaints/improvements?show=late"));
    }
}
