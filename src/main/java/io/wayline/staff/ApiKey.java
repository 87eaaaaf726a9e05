package io.wayline.staff;

import java.security.Principal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.access.Scope;

/**
 * A system that knocks with an API key.
 *
 * @param name what people call the key
 * @param scopes what it may do
 * @param actor the person in whose name it acts, or null when it acts in its own
 */
public record ApiKey(
        String name, Set<Scope> scopes, @Nullable Person actor) implements Principal {

    /** The account name of the person it acts for, else {@code key:} and its own name. */
    @Override
    public String getName() {
        return actor == null ? "key:" + name : actor.username();
    }
}
