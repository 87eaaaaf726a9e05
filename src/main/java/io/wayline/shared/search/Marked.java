package io.wayline.shared.search;

import java.util.ArrayList;
import java.util.List;

/** A text in which what was looked for stands out. It holds text alone, never markup: the page writes the marks. */
public record Marked(List<Run> runs) {

    public static final Marked NOTHING = new Marked(List.of());

    /** A piece of the text. */
    public record Run(String text, boolean hit) {}

    public static Marked plain(String text) {
        return text.isEmpty() ? NOTHING : new Marked(List.of(new Run(text, false)));
    }

    /** A text whose last characters are what was looked for. */
    public static Marked tail(String text, int characters) {
        var from = Math.max(0, text.length() - characters);
        return plain(text.substring(0, from)).and(new Marked(List.of(new Run(text.substring(from), true))));
    }

    public Marked and(Marked more) {
        var all = new ArrayList<>(runs);
        all.addAll(more.runs);
        return new Marked(List.copyOf(all));
    }

    /** The same and something more, behind a dot between the two; nothing is put before or behind nothing. */
    public Marked then(Marked more) {
        return runs.isEmpty()
                ? more
                : more.runs.isEmpty() ? this : and(plain(" · ")).and(more);
    }

    public boolean hasHit() {
        return runs.stream().anyMatch(Run::hit);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return String.join("", runs.stream().map(Run::text).toList());
    }
}
