package io.wayline.studio.editor;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the page and the server tell each other of a draft. */
final class DraftContent {

    private DraftContent() {}

    /**
     * What is drawn on.
     *
     * @param revision of the person's draft; 0 while they have none and this is the version that counts
     * @param basedOn the number of the version from which it was begun
     * @param counts the number of the version that counts now; 0 for none
     */
    record Opened(
            String drawing,
            @Nullable String names,
            int revision,
            int basedOn,
            int counts,
            @Nullable Instant savedAt) {}

    /**
     * What somebody has drawn.
     *
     * @param names the text of the file of names, or null for none
     * @param revision the one on which they drew
     */
    record Drawn(@Nullable String drawing, @Nullable String names, int revision) {}

    /** It is kept. */
    record Saved(int revision, Instant savedAt) {}

    /**
     * It is not kept.
     *
     * @param problem changed, unreadable, or invalid
     * @param words why, and what helps, in the reader's language; empty where the page has its own
     */
    record NotSaved(String problem, String words) {}

    /**
     * Who is at it.
     *
     * @param revision of the reader's own draft by now, 0 for none
     */
    record Presence(int revision, int counts, List<Other> others) {}

    /**
     * Somebody else with a draft of the same journey.
     *
     * @param now whether they are at it now
     */
    record Other(String name, boolean now, Instant savedAt) {}
}
