package io.wayline.shared.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Who has something open in front of them, over all nodes. It is a hint for colleagues and never a lock; whoever closes
 * their browser, or whose node dies, is gone from it within a minute.
 */
public interface Onlookers {

    /**
     * Who looks at these things.
     *
     * @param topic the name of a {@link LiveTopic} that has onlookers
     * @return the names of accounts by thing; things at which nobody looks are left out
     */
    Map<String, Set<String>> of(String topic, Collection<String> things);

    /** The same of everything at which somebody looks. */
    Map<String, Set<String>> all(String topic);

    /** Since when they do, by thing and account; the first moment where somebody has it open twice. */
    Map<String, Map<String, Instant>> since(String topic);
}
