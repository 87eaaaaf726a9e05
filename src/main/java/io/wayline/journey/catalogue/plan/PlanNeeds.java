package io.wayline.journey.catalogue.plan;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/**
 * Publications that wait for a second person, those that could not be done at their time, and what became of those that
 * the reader asked for.
 */
@Component
class PlanNeeds implements Needs {

    private final PlanRows rows;
    private final Clock clock;

    PlanNeeds(PlanRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
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
                new Need(55, "publication-asked", Tone.SOON, asked, path),
                new Need(
                        58,
                        "publication-ended",
                        Tone.KNOW,
                        rows.endedCount(reader.getName(), clock.instant().minus(PublicationPlans.NEWS)),
                        path));
    }
}
