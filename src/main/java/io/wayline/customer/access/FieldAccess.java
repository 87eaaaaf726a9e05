package io.wayline.customer.access;

import java.util.Collection;
import java.util.List;

import io.wayline.customer.Customer;

/** How much of a customer somebody may see, from what they are. */
public enum FieldAccess {
    /** Name and ways to reach them: supervisors, and systems whose key reads customers. */
    OPEN,
    /** Name, and contact data behind a mask: agents, operations, administrators. */
    MASKED,
    /** Neither name nor contact data: marketing works with counts. */
    ANONYMOUS;

    private static final List<String> OPENING = List.of("ROLE_SUPERVISOR", "SCOPE_customers:read");
    private static final List<String> MASKING = List.of("ROLE_AGENT", "ROLE_OPERATIONS", "ROLE_ADMIN");

    /** The widest access that any of the authorities gives; without one that is known, the narrowest. */
    public static FieldAccess of(Collection<String> authorities) {
        if (authorities.stream().anyMatch(OPENING::contains)) {
            return OPEN;
        }
        return authorities.stream().anyMatch(MASKING::contains) ? MASKED : ANONYMOUS;
    }

    /** What a colleague wrote about a customer, which may hold a way to reach somebody. */
    public String words(String written) {
        return switch (this) {
            case OPEN -> written;
            case MASKED -> MaskedText.of(written);
            case ANONYMOUS -> Contact.MASK;
        };
    }

    public Contact contact(Customer customer) {
        return switch (this) {
            case OPEN -> Contact.open(customer);
            case MASKED -> Contact.masked(customer);
            case ANONYMOUS -> Contact.hidden();
        };
    }
}
