package io.wayline.customer.change;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * As what the caller of a change saw the customer.
 *
 * @param versions any of these will do; null when the caller does not say
 * @param known whether the customer must be known already
 * @param unknown whether nobody of this ref may be known yet
 */
public record SeenVersion(@Nullable Set<Integer> versions, boolean known, boolean unknown) {

    /** However they are. */
    public static final SeenVersion ANY = new SeenVersion(null, false, false);

    public static SeenVersion of(int version) {
        return new SeenVersion(Set.of(version), true, false);
    }

    boolean matches(int version) {
        return !unknown && (versions == null || versions.contains(version));
    }

    boolean matchesNobody() {
        return !known && versions == null;
    }
}
