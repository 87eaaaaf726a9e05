package io.wayline.calendar.holiday;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** A year whose holidays nobody has entered, for those who may enter them. */
@Component
class HolidayNeeds implements Needs {

    private final MissingHolidays missingHolidays;

    HolidayNeeds(MissingHolidays missingHolidays) {
        this.missingHolidays = missingHolidays;
    }

    @Override
    public List<Need> of(Colleague reader) {
        if (!reader.isAny(Role.OPERATIONS, Role.ADMIN)) {
            return List.of();
        }
        return missingHolidays.now().stream()
                .map(missing -> missing.begun()
                        ? new Need(20, "holidays-begun", Tone.LATE, 1, "/settings/calendar/import")
                        : new Need(20, "holidays", Tone.SOON, 1, "/settings/calendar/import"))
                .toList();
    }
}
