package io.wayline.customer.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.wayline.customer.Customer;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.timeline.Cause;

/**
 * Somebody who looks at customers, and what they are allowed to.
 *
 * @param name the account name, or that of a key
 * @param rows whom they see
 * @param fieldAccess how much of each
 * @param changes whether they may change those whom they see
 * @param hands whether they may decide who looks after a customer
 */
public record Viewer(String name, RowScope rows, FieldAccess fieldAccess, boolean changes, boolean hands) {

    /** Which customers somebody sees. */
    public enum RowScope {
        /** Everybody. */
        ALL,
        /**
         * Those they look after, those they opened by something only the customer knows, and each whom their work concerns
         * ({@link CustomerGrant}).
         */
        OWN,
        /** Nobody: marketing works with counts. */
        NONE
    }

    private static final List<String> SEEING_ALL = List.of(
            "ROLE_SUPERVISOR", "ROLE_OPERATIONS", "ROLE_ADMIN", "SCOPE_customers:read", "SCOPE_customers:write");
    private static final List<String> HANDING = List.of("ROLE_SUPERVISOR", "SCOPE_customers:write");
    /** How the name of a key begins that acts for nobody. */
    private static final String KEY = "key:";

    private static final String AGENT = "ROLE_AGENT";

    /** What the authorities together allow; without one that is known, nothing. */
    public static Viewer of(String name, Collection<String> authorities) {
        var hands = authorities.stream().anyMatch(HANDING::contains);
        var isAgent = authorities.contains(AGENT);
        var rows = authorities.stream().anyMatch(SEEING_ALL::contains)
                ? RowScope.ALL
                : isAgent ? RowScope.OWN : RowScope.NONE;
        return new Viewer(name, rows, FieldAccess.of(authorities), hands || isAgent, hands);
    }

    /** What the roles of somebody who has signed in together allow. */
    public static Viewer of(Colleague person) {
        return of(
                person.getName(),
                Arrays.stream(Role.values())
                        .filter(person::is)
                        .map(Role::authority)
                        .toList());
    }

    public boolean isPerson() {
        return !name.startsWith(KEY);
    }

    /** Them, as the cause of what they do. */
    public Cause cause() {
        return Cause.actor(name);
    }

    /** Whether they may reveal how this customer is reached: an agent, of a customer in their own care. */
    public boolean reveals(Customer customer) {
        return rows == RowScope.OWN && name.equals(customer.owner());
    }
}
