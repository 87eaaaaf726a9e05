package io.wayline.staff.absence;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Who is away, for supervisors; that they are away themselves, for everybody else. */
@Component
class AbsenceNeeds implements Needs {

    private final Absences absences;

    AbsenceNeeds(Absences absences) {
        this.absences = absences;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var away = absences.now();
        if (reader.is(Role.SUPERVISOR)) {
            return List.of(new Need(110, "absences", Tone.KNOW, away.size(), "/absences"));
        }
        return away.containsKey(reader.getName())
                ? List.of(new Need(22, "own-absence", Tone.SOON, 1, "/absences"))
                : List.of();
    }
}
