package io.wayline.message.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how many nodes send mails at the moment, by the database's clock. */
@Component
class LiveNodes {

    private final JdbcClient jdbc;
    private final ThisNode node;

    LiveNodes(JdbcClient jdbc, ThisNode node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** This node lives; to be told more often than every 30 s. */
    @Transactional
    public void beat() {
        var known = jdbc.sql("update outbox_node set seen_at = current_timestamp where name = ?")
                .param(node.name())
                .update();
        if (known == 0) {
            jdbc.sql("delete from outbox_node where seen_at < current_timestamp - interval '1' day")
                    .update();
            jdbc.sql("insert into outbox_node (name, seen_at) values (?, current_timestamp)")
                    .param(node.name())
                    .update();
        }
    }

    /** It sends no more. */
    void gone() {
        jdbc.sql("delete from outbox_node where name = ?").param(node.name()).update();
    }

    /** At least one. */
    int count() {
        var seen = jdbc.sql("""
                        select count(*) from outbox_node where seen_at > current_timestamp - interval '30' second""").query(Integer.class).single();
        return Math.max(1, seen);
    }
}
