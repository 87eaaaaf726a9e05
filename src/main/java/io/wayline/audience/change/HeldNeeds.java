package io.wayline.audience.change;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Needs;

/** Customers who entered a segment in such numbers that somebody has to say whether it begins for them. */
@Component
class HeldNeeds implements Needs {

    private final HeldEntries held;

    HeldNeeds(HeldEntries held) {
        this.held = held;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var may = reader.isAny(Role.OPERATIONS, Role.MARKETING);
        return held.all().stream()
                .limit(1)
                .map(most -> new Need(
                        85,
                        "held-entries",
                        Need.Tone.SOON,
                        most.customers(),
                        may ? "/campaigns/segments/" + most.segment() + "#held" : null))
                .toList();
    }
}
