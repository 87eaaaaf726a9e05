package io.wayline.events;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Events that came to nothing, or to nobody whom we know. */
@Component
class EventNeeds implements Needs {

    private final JdbcClient jdbc;

    EventNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var open = reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);
        // the states are written out, as in the index of those few
        return jdbc.sql("""
                        select state, count(*) as events from inbox_event
                        where state in ('UNKNOWN_CUSTOMER', 'FAILED') group by state""")
                .query((row, number) -> need(EventState.valueOf(row.getString("state")), row.getLong("events"), open))
                .list();
    }

    private static Need need(EventState state, long events, boolean open) {
        var path = open ? "/events?state=" + state : null;
        return state == EventState.FAILED
                ? new Need(80, "failed-events", Tone.LATE, events, path)
                : new Need(90, "unknown-customers", Tone.SOON, events, path);
    }
}
