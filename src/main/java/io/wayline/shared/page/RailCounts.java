package io.wayline.shared.page;

import java.util.Optional;
import java.util.Set;

import io.wayline.shared.access.Colleague;

/**
 * What a feature counts beside its place in the rail. A bean of it lies beside the {@link RailEntry}; it is asked for each
 * page with a rail, so it is a statement or two that an index serves. No two are for the same place.
 */
public interface RailCounts {

    /** The key of the {@link RailEntry}. */
    String entry();

    /** The topics with which it moves, as pages watch them. */
    Set<String> topics();

    /** Nothing when nothing waits there for this reader. */
    Optional<RailCount> of(Colleague reader);
}
