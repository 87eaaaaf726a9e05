package io.wayline.journey.engine.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts by key how often something happened on this node, for those to whom it happened last; who is busy is never
 * forgotten, so little memory is enough. Says when it is time to look closer.
 */
public final class BusyCount {

    private static final int REMEMBERED = 10_000;

    private final int busy;
    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param busy after how many times it is worth a closer look */
    public BusyCount(int busy) {
        this.busy = Math.max(1, busy);
    }

    /** Counts one more. Returns whether it is time to look, which stays so until {@link #lookedAt}. */
    public synchronized boolean oneMore(String key) {
        return counts.merge(key, 1, Integer::sum) >= busy;
    }

    /** Begins anew: the closer look found nothing. */
    public synchronized void lookedAt(String key) {
        counts.remove(key);
    }
}
