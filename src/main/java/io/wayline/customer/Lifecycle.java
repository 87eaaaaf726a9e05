package io.wayline.customer;

/** Where a customer stands with us; which moves are possible is known to {@link Customers#move}. */
public enum Lifecycle {
    PROSPECT,
    NEW,
    ACTIVE,
    DORMANT,
    AT_RISK,
    WON_BACK,
    CHURNED
}
