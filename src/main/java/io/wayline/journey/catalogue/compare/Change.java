package io.wayline.journey.catalogue.compare;

import java.util.List;
import java.util.Locale;

/**
 * One thing that a newer version says differently, as one sentence in the reader's language.
 *
 * @param before the elements that it is about in the older drawing, by id; none where there is no drawing
 * @param after the same in the newer drawing
 * @param placeBefore where to look in the older drawing, also for what is not there yet; empty for nowhere
 * @param placeAfter where to look in the newer drawing, also for what is no longer there
 */
public record Change(
        Sort sort, String text, List<String> before, List<String> after, String placeBefore, String placeAfter) {

    public Change {
        // a sentence may begin with what a thing is, which has no capital letter elsewhere
        text = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** What became of it. */
    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED
    }

    /** About the thing as a whole, or what lies beside its drawing. */
    static Change of(Sort sort, String text) {
        return new Change(sort, text, List.of(), List.of(), "", "");
    }

    /** About one element that stands in both drawings. */
    static Change at(Sort sort, String element, String text) {
        return new Change(sort, text, List.of(element), List.of(element), element, element);
    }
}
