package io.wayline.journey.catalogue.compare;

import java.util.List;

/**
 * What a newer version says differently.
 *
 * @param changes of meaning, in the order of the newer drawing
 * @param moved how many things only stand elsewhere in the drawing, which changes nothing for customers
 * @param readable false when one of the two cannot be read, so that nothing can be said of it
 */
public record Comparison(List<Change> changes, int moved, boolean readable) {

    public Comparison {
        changes = List.copyOf(changes);
    }

    static Comparison unreadable() {
        return new Comparison(List.of(), 0, false);
    }

    /** Whether both say the same, wherever it stands. */
    public boolean isSameMeaning() {
        return readable && changes.isEmpty();
    }
}
