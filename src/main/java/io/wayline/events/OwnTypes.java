package io.wayline.events;

import java.util.Set;

/**
 * The types of events that only the feature they come from raises, since each is a fact that it keeps: who agreed to
 * what, what became of a mail or a call. A journey that could raise them would tell what did not happen.
 */
public final class OwnTypes {

    private static final Set<String> BEGINNINGS =
            Set.of("wayline.", "consent.", "mail.", "callback.", "campaign.", "survey.", "complaint.");

    private static final Set<String> TYPES = Set.of("customer.registered");

    /** Of a kind that is reserved, what anybody may tell. */
    private static final Set<String> FREE = Set.of("complaint.received");

    private OwnTypes() {}

    /** Whether no journey raises it by itself. */
    public static boolean contain(String type) {
        return !FREE.contains(type)
                && (TYPES.contains(type) || BEGINNINGS.stream().anyMatch(type::startsWith));
    }
}
