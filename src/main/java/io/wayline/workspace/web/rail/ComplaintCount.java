package io.wayline.workspace.web.rail;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.complaint.ComplaintList;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;

/** The complaints that are open, among those that agents and supervisors see. */
@Component
class ComplaintCount implements RailCounts {

    private final ComplaintList complaints;

    ComplaintCount(ComplaintList complaints) {
        this.complaints = complaints;
    }

    @Override
    public String entry() {
        return "complaints";
    }

    @Override
    public Set<String> topics() {
        return Set.of("complaints");
    }

    @Override
    public Optional<RailCount> of(Colleague reader) {
        if (!reader.is(Role.AGENT) && !reader.is(Role.SUPERVISOR)) {
            return Optional.empty();
        }
        var viewer = Viewer.of(reader);
        var open = complaints.open(viewer);
        if (open == 0) {
            return Optional.empty();
        }
        return Optional.of(
                complaints.late(viewer) > 0
                        ? new RailCount("complaints-late", Tone.LATE, open)
                        : new RailCount("complaints", Tone.KNOW, open));
    }
}
