package io.wayline.shared.access;

import java.security.Principal;

/** Somebody who works here, as far as every feature may know: the name of their account, and their roles. */
public interface Colleague extends Principal {

    boolean is(Role role);

    default boolean isAny(Role... roles) {
        for (var role : roles) {
            if (is(role)) {
                return true;
            }
        }
        return false;
    }
}
