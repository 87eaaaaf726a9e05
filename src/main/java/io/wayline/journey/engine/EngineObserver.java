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

    /**
     * A journey reached a place where it waits for messages; subscriptions exist once the transaction commits.
     *
     * @param instance the way that the customer is on, also where the place lies in a journey that was called from it
     */
    void waits(String instance);

    /**
     * A journey, or one that was called, has left a part of it that is a whole of its own, or has ended.
     *
     * @param scope what the engine calls that part; the instance itself when it has ended
     */
    void left(String definition, String instance, String scope);
}
