package io.wayline.journey.catalogue.plan;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Publications that wait for a second person, and those that could not be done at their time. */
@Component
class PlanNeeds implements Needs {

    private final PlanRows rows;

    PlanNeeds(PlanRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN)) {
            return List.of();
        }
        var path = "/studio/catalogue/waiting";
        var asked = reader.is(Role.OPERATIONS) ? rows.asked(reader.getName()) : 0;
        return List.of(
                new Need(54, "publication-refused", Tone.LATE, rows.unread(), path),
                new Need(55, "publication-asked", Tone.SOON, asked, path));
    }
}
