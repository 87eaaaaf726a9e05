package io.wayline.customer;

import java.util.EnumSet;
import java.util.Set;

/** Where a customer stands with us; {@link Move} is all that leads from one place to another. */
public enum Lifecycle {
    PROSPECT,
    NEW,
    ACTIVE,
    DORMANT,
    AT_RISK,
    WON_BACK,
    CHURNED;

    /** What moves a customer, each from the places from which it may to the one to which it leads. */
    public enum Move {
        /** Somebody who had only written to us becomes a customer. */
        REGISTER(NEW, PROSPECT),
        FIRST_ORDER(ACTIVE, PROSPECT, NEW, DORMANT),
        /** They have been a customer for a while and have not bought. */
        NEVER_BUY(DORMANT, NEW),
        /** Quiet for longer than is usual for them. */
        GO_QUIET(AT_RISK, ACTIVE, WON_BACK),
        /** In vain wooed, or silent for so long that nobody waits any more. */
        LET_GO(CHURNED, ACTIVE, AT_RISK, WON_BACK),
        /** They order after all. */
        RETURN(WON_BACK, AT_RISK, CHURNED);

        private final Lifecycle to;
        private final Set<Lifecycle> from;

        Move(Lifecycle to, Lifecycle first, Lifecycle... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        /** The place to which it leads. */
        public Lifecycle to() {
            return to;
        }

        /** Whether a customer who stands there may be moved so. */
        public boolean startsFrom(Lifecycle place) {
            return from.contains(place);
        }
    }
}
