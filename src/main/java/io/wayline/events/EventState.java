package io.wayline.events;

/** How far an event has come. */
public enum EventState {
    /** Taken in; waits for its turn, or for its next try. */
    RECEIVED,
    /** At least one feature or journey took it. */
    DONE,
    /** Handled, and it meant nothing to anybody. */
    IGNORED,
    /** Nobody of this ref is known yet. */
    UNKNOWN_CUSTOMER,
    /** The customer did not become known in time. */
    EXPIRED,
    /** Tried often enough, or refused for good; waits for a person. */
    FAILED
}
