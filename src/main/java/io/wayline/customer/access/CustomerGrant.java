package io.wayline.customer.access;

import io.wayline.customer.Customer;

/**
 * Lets people see customers whom they neither look after nor have opened, because of work that lies before them. A bean of
 * it stands beside that work. It opens one customer at a time and no list, and never more of them than the role may see.
 */
public interface CustomerGrant {

    /** Whether this account's work concerns the customer now; asked only when nothing else lets them see. */
    boolean shows(Customer customer, String account);
}
