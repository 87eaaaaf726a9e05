package io.wayline.customer.change;

/** Knows whose care customers may be put into; implemented above, where the accounts are known. */
public interface CustomerOwners {

    /** Whether somebody of this account name works here and looks after customers. */
    boolean mayOwn(String account);
}
