package io.wayline.shared.search;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that was found, as the list of results shows it.
 *
 * @param path where it is; for an act, where it is posted to, or {@code #} and a dialog of the frame
 * @param icon the Tabler icon's class
 * @param title what it is called
 * @param detail what else it is, and why it was found where the title does not show it; may be empty
 * @param note what stands at the end of the line, in a word or two, or null
 * @param at a moment that stands there instead, or null
 * @param late whether that moment has passed and should not have
 * @param preview the address of a part that shows it beside the list, or null
 * @param fields null for a place, which is opened; for an act what is posted, by name
 */
public record Found(
        String path,
        String icon,
        Marked title,
        Marked detail,
        @Nullable String note,
        @Nullable Instant at,
        boolean late,
        @Nullable String preview,
        @Nullable Map<String, String> fields) {

    /** A place that is opened. */
    public static Found place(String path, String icon, Marked title, Marked detail) {
        return new Found(path, icon, title, detail, null, null, false, null, null);
    }

    /** Something that is done. */
    public static Found act(String path, Map<String, String> fields, String icon, Marked title, Marked detail) {
        return new Found(path, icon, title, detail, null, null, false, null, fields);
    }

    public Found noted(String word) {
        return new Found(path, icon, title, detail, word, at, late, preview, fields);
    }

    public Found timed(Instant moment, boolean isLate) {
        return new Found(path, icon, title, detail, note, moment, isLate, preview, fields);
    }

    public Found previewed(String address) {
        return new Found(path, icon, title, detail, note, at, late, address, fields);
    }
}
