package io.wayline.journey.engine;

/** Hears from the engine, in its transaction, what a running journey does. */
public interface EngineObserver {

    /**
     * A journey ended.
     *
     * @param instance its process instance id
     * @param end the id of the end event it reached; empty when it was ended from outside
     */
    void ended(String instance, String end);

    /** A journey took a decision. */
    void decided(Decided decided);

    /** A journey reached a place where it waits for messages; subscriptions exist once the transaction commits. */
    void waits(String instance);
}
