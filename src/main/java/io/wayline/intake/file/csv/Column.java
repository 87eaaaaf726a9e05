package io.wayline.intake.file.csv;

/**
 * What a column of a file can be taken for.
 *
 * @param name as the documentation writes it
 * @param required whether a file without it is refused
 * @param many whether several columns may be; the first that has something in a row counts
 */
public record Column(String name, boolean required, boolean many) {

    static Column required(String name) {
        return new Column(name, true, false);
    }

    static Column optional(String name) {
        return new Column(name, false, false);
    }

    static Column many(String name) {
        return new Column(name, false, true);
    }
}
