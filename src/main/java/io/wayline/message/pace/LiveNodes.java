package io.wayline.message.pace;

import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.outbox.ThisNode;

/** Says how many nodes send mails at the moment, by the database's clock. */
@Component
public class LiveNodes {

    /** The part of a condition that is true of a node that has shown itself lately. */
    static final String IS_ALIVE = "seen_at > current_timestamp - interval '30' second";

    private final JdbcClient jdbc;
    private final ThisNode node;
    private final RelayBackOff backOff;

    LiveNodes(JdbcClient jdbc, ThisNode node, RelayBackOff backOff) {
        this.jdbc = jdbc;
        this.node = node;
        this.backOff = backOff;
    }

    /** This node lives, and so it stands with the mail server; to be told more often than every 30 s. */
    @Transactional
    public void beat() {
        if (update() == 0) {
            jdbc.sql("delete from outbox_node where seen_at < current_timestamp - interval '1' day")
                    .update();
            jdbc.sql("insert into outbox_node (name, seen_at) values (?, current_timestamp)")
                    .param(node.name())
                    .update();
            update();
        }
    }

    private int update() {
        var trouble = backOff.trouble().orElse(null);
        return jdbc.sql("""
                        update outbox_node set seen_at = current_timestamp, trouble = :trouble,
                            trouble_since = cast(:since as timestamp(6) with time zone),
                            trouble_until = cast(:until as timestamp(6) with time zone)
                        where name = :name""")
                .param("trouble", trouble == null ? null : trouble.kind().name())
                .param("since", trouble == null ? null : trouble.since().atOffset(ZoneOffset.UTC))
                .param("until", trouble == null ? null : trouble.nextTry().atOffset(ZoneOffset.UTC))
                .param("name", node.name())
                .update();
    }

    /** It sends no more. */
    public void gone() {
        jdbc.sql("delete from outbox_node where name = ?").param(node.name()).update();
    }

    /** At least one. */
    public int count() {
        var seen = jdbc.sql("select count(*) from outbox_node where " + IS_ALIVE)
                .query(Integer.class)
                .single();
        return Math.max(1, seen);
    }
}
