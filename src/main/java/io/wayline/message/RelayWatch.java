package io.wayline.message;

import java.util.Optional;

/** Knows how it stands between all our nodes and the mail server. */
public interface RelayWatch {

    /**
     * What keeps every mail from leaving, known a few seconds after the nodes have met it; empty while at least one node
     * gets rid of its mails, and when no node sends. One statement.
     */
    Optional<RelayTrouble> trouble();
}
