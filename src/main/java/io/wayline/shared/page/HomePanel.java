package io.wayline.shared.page;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.access.Colleague;

/**
 * What a feature shows on the home page beside what waits. A bean of it lies beside the feature's pages; it is asked
 * whenever somebody opens the home page, so it reads what an index serves.
 */
public interface HomePanel {

    /** Where on the page. */
    enum Place {
        MAIN,
        SIDE
    }

    /** Where it stands in its place: the smallest is the first; no two have the same. */
    int order();

    Place place();

    /** The template below {@code web}, such as {@code /events/home-panel.ftlh}. It knows what is shown as {@code panel}. */
    String template();

    /**
     * What it shows to this reader: a value that is equal as long as it shows the same.
     *
     * @return null when this reader is shown nothing
     */
    @Nullable
    Object of(Colleague reader, Locale language);
}
