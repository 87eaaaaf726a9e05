package io.wayline.background.web;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Work in the background that has failed so often that it needs a person; it has no page, only an API. */
@Component
class SetAsideNeeds implements Needs {

    private static final int COUNTED_TO = 200;

    private final SetAside aside;

    SetAsideNeeds(SetAside aside) {
        this.aside = aside;
    }

    @Override
    public List<Need> of(Colleague reader) {
        return reader.isAny(Role.OPERATIONS, Role.ADMIN)
                ? List.of(new Need(
                        98,
                        "set-aside",
                        Tone.LATE,
                        aside.shown(null, COUNTED_TO).size(),
                        null))
                : List.of();
    }
}
