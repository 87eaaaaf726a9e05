package io.wayline.staff;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;

/**
 * Somebody who works here and has signed in. Kept in the session, so it holds no secret.
 *
 * @param username the account name, lower case
 * @param displayName as colleagues know them
 * @param roles what they may do, at least one
 * @param locale the language they read, or null to follow the browser
 * @param theme {@code light}, {@code dark}, or null to follow the system
 */
public record Person(
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable Locale locale,
        @Nullable String theme) implements Colleague, Serializable {

    @Override
    public String getName() {
        return username;
    }

    @Override
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
