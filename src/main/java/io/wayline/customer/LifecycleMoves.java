package io.wayline.customer;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import static io.wayline.customer.Lifecycle.ACTIVE;
import static io.wayline.customer.Lifecycle.AT_RISK;
import static io.wayline.customer.Lifecycle.CHURNED;
import static io.wayline.customer.Lifecycle.DORMANT;
import static io.wayline.customer.Lifecycle.NEW;
import static io.wayline.customer.Lifecycle.PROSPECT;
import static io.wayline.customer.Lifecycle.WON_BACK;

/** The table of possible moves, and what an order does. */
final class LifecycleMoves {

    private static final Map<Lifecycle, Set<Lifecycle>> POSSIBLE = new EnumMap<>(Map.of(
            PROSPECT, EnumSet.of(NEW, ACTIVE),
            NEW, EnumSet.of(ACTIVE, DORMANT),
            ACTIVE, EnumSet.of(AT_RISK),
            DORMANT, EnumSet.of(ACTIVE),
            AT_RISK, EnumSet.of(WON_BACK, CHURNED),
            WON_BACK, EnumSet.of(AT_RISK),
            CHURNED, EnumSet.of(WON_BACK)));

    private LifecycleMoves() {}

    static Set<Lifecycle> from(Lifecycle from) {
        return POSSIBLE.getOrDefault(from, Set.of());
    }

    /** Where an order takes a customer who stands at {@code from}; the same place when it changes nothing. */
    static Lifecycle afterOrder(Lifecycle from) {
        return switch (from) {
            case PROSPECT, NEW, DORMANT -> ACTIVE;
            case AT_RISK, CHURNED -> WON_BACK;
            case ACTIVE, WON_BACK -> from;
        };
    }
}
