package io.wayline.background;

/**
 * Work of this node that takes connections to the database and, while it is busy, gives them back to nobody. The start
 * adds up what all of them may take and holds it against the pool: a pool that is too small stands still under load, and
 * says nothing of it.
 */
public interface HoldsConnections {

    /** The setting that says how many, such as {@code wayline.events.threads}. */
    String setting();

    /** How many it may take at the same time. */
    int connections();
}
