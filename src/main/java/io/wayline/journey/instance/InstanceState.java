package io.wayline.journey.instance;

import java.util.EnumSet;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * How far an instance is, which no column says by itself. It begins as {@link #RUNNING}; from there on {@link Move} is
 * all there is.
 */
public enum InstanceState {
    /** Its timers fire, and its steps run. */
    RUNNING("paused_at is null and cancelled_by is null and ended_at is null"),
    /** An operator has stopped it where it stands. */
    PAUSED("paused_at is not null and cancelled_by is null and ended_at is null"),
    /** Somebody has cancelled it; the engine still has to let it go. */
    CANCELLING("cancelled_by is not null and ended_at is null"),
    /** At an end of its diagram, or ended from outside. */
    ENDED("ended_at is not null");

    private final String condition;

    InstanceState(String condition) {
        this.condition = condition;
    }

    /** Holds for the rows of {@code journey_instance} that stand there; no row stands in two. */
    String condition() {
        return condition;
    }

    /** What moves an instance, each from the states in which it may be to the one to which it leads. */
    public enum Move {
        /** An operator stops it. */
        PAUSE(PAUSED, RUNNING),
        /** An operator lets it go on. */
        RESUME(RUNNING, PAUSED),
        /** An operator ends it for good, or a merge of customers does. */
        CANCEL(CANCELLING, RUNNING, PAUSED),
        /** The engine knows nothing of it any more. */
        END(ENDED, RUNNING, PAUSED, CANCELLING);

        private final InstanceState to;
        private final Set<InstanceState> from;

        Move(InstanceState to, InstanceState first, InstanceState... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        /** The state to which it leads. */
        public InstanceState to() {
            return to;
        }

        /** Whether it may be done to an instance in that state. */
        public boolean startsFrom(InstanceState state) {
            return from.contains(state);
        }

        /** Holds for the rows of {@code journey_instance} from which it starts. */
        String guard() {
            return from.stream().map(InstanceState::condition).collect(joining(" or ", "(", ")"));
        }
    }
}
