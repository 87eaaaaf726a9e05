package io.wayline.workspace.team;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;

/**
 * Who of those who work on tasks has Wayline in front of them: a page that is seen. It never moves by itself; it is
 * watched so that colleagues know.
 */
@Component
class Presence implements LiveTopic {

    static final String NAME = "here";

    /** All of the desk together: nobody is followed from page to page. */
    static final String DESK = "desk";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean hasOnlookers() {
        return true;
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return DESK.equals(thing) && reader instanceof Person person && person.isAny(Role.AGENT, Role.SUPERVISOR)
                ? Set.of(DESK)
                : Set.of();
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return Map.of();
    }
}
