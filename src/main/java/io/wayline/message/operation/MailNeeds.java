package io.wayline.message.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageControl;
import io.wayline.message.MessageState;
import io.wayline.message.pace.MessageControls;
import io.wayline.message.pace.RelayWatch;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Mails that cannot get out, did not, or may have; and those that wait for their time, or were stopped by a person. */
@Component
class MailNeeds implements Needs {

    private static final int COUNTED_TO = 10_001;

    private final JdbcClient jdbc;
    private final RelayWatch relay;
    private final MessageControls controls;

    MailNeeds(JdbcClient jdbc, RelayWatch relay, MessageControls controls) {
        this.jdbc = jdbc;
        this.controls = controls;
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
        needs.add(new Need(65, "held-mails", Tone.KNOW, held(), path(MessageState.HELD, reader)));
        var paused = controls.list().stream().filter(MessageControl::paused).count();
        needs.add(new Need(15, "paused-mails", Tone.SOON, paused, path(MessageState.PENDING, reader)));
        return needs;
    }

    private long held() {
        return jdbc.sql("""
                        select count(*) from (select 1 from outbox_message where state = 'HELD'
                        fetch first ? rows only) held""").param(COUNTED_TO).query(Long.class).single();
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
