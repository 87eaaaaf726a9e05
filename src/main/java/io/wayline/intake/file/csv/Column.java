package io.wayline.intake.file.csv;

import java.util.List;
import java.util.Locale;

/**
 * A column that an import knows.
 *
 * @param name as the documentation writes it
 * @param required whether a file without it is refused
 * @param others further names under which it may come
 */
public record Column(String name, boolean required, List<String> others) {

    static Column required(String name, String... others) {
        return new Column(name, true, List.of(others));
    }

    static Column optional(String name, String... others) {
        return new Column(name, false, List.of(others));
    }

    /** Case, blanks, and marks between words do not matter: {@code Order-Ref} is {@code orderRef}. */
    boolean isCalled(String inTheFile) {
        var asked = bare(inTheFile);
        return asked.equals(bare(name)) || others.stream().anyMatch(other -> asked.equals(bare(other)));
    }

    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
