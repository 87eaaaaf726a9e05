package io.wayline.shared.live;

import io.wayline.shared.access.Colleague;

/** How what pages watch stands just now. */
public interface LiveVersions {

    /**
     * For a page that is about to be read, before what it shows: its browser then sees by the first word of its stream
     * whether something has moved while the page came.
     *
     * @param topics as the page watches them
     * @return what the page says in {@code data-live-seen}; topics that are not this reader's are left out
     */
    String seen(Colleague reader, String... topics);
}
