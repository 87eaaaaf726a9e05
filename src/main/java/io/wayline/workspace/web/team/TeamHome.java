package io.wayline.workspace.web.team;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;
import io.wayline.staff.Person;
import io.wayline.workspace.team.Teams;

/** Who is there and what they have, for supervisors. */
@Component
class TeamHome implements HomePanel {

    private final Teams teams;

    TeamHome(Teams teams) {
        this.teams = teams;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "/workspace/home-team.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        return reader instanceof Person person && person.is(Role.SUPERVISOR) ? teams.now(person, language) : null;
    }
}
