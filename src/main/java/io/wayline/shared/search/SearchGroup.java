package io.wayline.shared.search;

import java.util.Set;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;

/**
 * What is found together, under one heading.
 *
 * @param order where it stands: the smallest is the first
 * @param key names it in addresses and texts: {@code search.group.<key>}, and {@code search.by.<key>} for what people can
 *     type to find something of it
 * @param roles who may ask for it; one of them is enough
 */
public record SearchGroup(int order, String key, Set<Role> roles) {

    public boolean isFor(Colleague reader) {
        return roles.stream().anyMatch(reader::is);
    }
}
