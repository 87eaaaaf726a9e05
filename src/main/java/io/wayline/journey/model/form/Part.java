package io.wayline.journey.model.form;

/** Something that stands on the page of a form. */
public sealed interface Part permits Field, Group, Line, Words {

    Place place();

    /**
     * Where it stands among the others.
     *
     * @param row parts that follow each other with the same row stand side by side, as far as there is room; empty for
     *     one of its own
     * @param columns how many of the 16 columns of the row it takes; 0 for its share of what is left
     */
    record Place(String row, int columns) {

        static final Place OWN_ROW = new Place("", 0);
    }
}
