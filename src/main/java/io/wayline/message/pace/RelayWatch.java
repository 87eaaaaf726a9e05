package io.wayline.message.pace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.RelayTrouble;
import io.wayline.message.RelayTrouble.Kind;
import io.wayline.shared.RowTime;

/**
 * Knows how it stands between all our nodes and the mail server: it asks the rows of the nodes that live, for a page may
 * be served by a node that sends nothing itself.
 */
@Component
public class RelayWatch {

    private final JdbcClient jdbc;

    RelayWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What keeps every mail from leaving, known a few seconds after the nodes have met it; empty while at least one node
     * gets rid of its mails, and when no node sends. One statement.
     */
    public Optional<RelayTrouble> trouble() {
        var nodes = jdbc.sql(
                        "select trouble, trouble_since, trouble_until from outbox_node where " + LiveNodes.IS_ALIVE)
                .query((row, number) -> trouble(row))
                .list();
        if (nodes.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var earliest = nodes.stream().flatMap(Optional::stream).min(Comparator.comparing(RelayTrouble::since));
        var next = nodes.stream()
                .flatMap(Optional::stream)
                .map(RelayTrouble::nextTry)
                .min(Comparator.naturalOrder());
        return earliest.map(first -> new RelayTrouble(first.kind(), first.since(), next.orElse(first.nextTry())));
    }

    private static Optional<RelayTrouble> trouble(ResultSet row) throws SQLException {
        var kind = row.getString("trouble");
        return kind == null
                ? Optional.empty()
                : Optional.of(new RelayTrouble(
                        Kind.valueOf(kind), RowTime.read(row, "trouble_since"), RowTime.read(row, "trouble_until")));
    }
}
