package io.wayline.events;

import java.util.EnumSet;
import java.util.Set;

/** How far an event has come. It begins as {@link #RECEIVED}; from there on {@link Move} is all there is. */
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
    FAILED;

    /** What moves an event, each from the states in which it may be to the one to which it leads. */
    public enum Move {
        /** Somebody took it. */
        HANDLE(DONE, RECEIVED),
        /** Nobody listens to it. */
        IGNORE(IGNORED, RECEIVED),
        /** Nobody of its ref is known. */
        PARK(UNKNOWN_CUSTOMER, RECEIVED),
        /** It was refused, or failed too often. */
        GIVE_UP(FAILED, RECEIVED),
        /** Its customer became known. */
        FREE(RECEIVED, UNKNOWN_CUSTOMER),
        /** Its customer did not. */
        EXPIRE(EXPIRED, UNKNOWN_CUSTOMER),
        /** A person sends it through again; one that was handled stays, and a copy begins beside it. */
        REPLAY(RECEIVED, IGNORED, UNKNOWN_CUSTOMER, EXPIRED, FAILED);

        private final EventState to;
        private final Set<EventState> from;

        Move(EventState to, EventState first, EventState... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        /** The state to which it leads. */
        public EventState to() {
            return to;
        }

        /** Whether it may be done to an event in that state. */
        public boolean startsFrom(EventState state) {
            return from.contains(state);
        }
    }
}
