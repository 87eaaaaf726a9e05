package io.wayline.message.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState;
import io.wayline.message.pace.RelayWatch;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Mails that cannot get out, did not, or may have. */
@Component
class MailNeeds implements Needs {

    private final JdbcClient jdbc;
    private final RelayWatch relay;

    MailNeeds(JdbcClient jdbc, RelayWatch relay) {
        this.jdbc = jdbc;
        this.relay = relay;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var needs = new ArrayList<Need>();
        relay.trouble()
                .ifPresent(trouble -> needs.add(new Need(
                        10, "relay." + trouble.kind(), Tone.LATE, pending(), path(MessageState.PENDING, reader))));
        // the states are written out, as in the index of mails that are not under way
        jdbc.sql("""
                        select state, count(*) as messages from outbox_message
                        where state in ('FAILED', 'UNKNOWN') group by state""").query(row -> {
            var state = MessageState.valueOf(row.getString("state"));
            var failed = state == MessageState.FAILED;
            needs.add(new Need(
                    failed ? 60 : 70,
                    failed ? "failed-mails" : "uncertain-mails",
                    Tone.LATE,
                    row.getLong("messages"),
                    path(state, reader)));
        });
        return needs;
    }

    private long pending() {
        return jdbc.sql("select count(*) from outbox_message where state = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private static @Nullable String path(MessageState state, Colleague reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN) ? "/mails?state=" + state : null;
    }
}
