package io.wayline.journey.model;

import java.util.List;

/**
 * A diagram, a decision table, a form, the names of one of them, or the cases of a table.
 *
 * @param name its path, such as {@code onboarding/onboarding.bpmn}; the ending tells the kind
 * @param content its text
 */
public record ModelFile(String name, String content) {

    /** What can be drawn, what drawn things are called, and what tables must say. */
    public enum Kind {
        BPMN,
        DMN,
        FORM,
        NAMES,
        TESTS,
        UNKNOWN
    }

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String NAMES = ".names.yaml";
    private static final String TESTS = ".tests.yaml";

    public Kind kind() {
        if (name.endsWith(NAMES)) {
            return Kind.NAMES;
        }
        if (name.endsWith(TESTS)) {
            return Kind.TESTS;
        }
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "bpmn" -> Kind.BPMN;
            case "dmn" -> Kind.DMN;
            case "form" -> Kind.FORM;
            default -> Kind.UNKNOWN;
        };
    }

    /** Its text without the byte order mark that some programs put before it, which the file keeps. */
    public String text() {
        return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    }

    /** The name without folder and ending, which is also the id of what the file holds. */
    public String key() {
        var file = name.substring(name.lastIndexOf('/') + 1);
        for (var ending : List.of(NAMES, TESTS)) {
            if (file.endsWith(ending)) {
                return file.substring(0, file.length() - ending.length());
            }
        }
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    /** Whether the other is a drawing in the same folder and of the same name, such as names and what they name. */
    public boolean isBeside(ModelFile drawing) {
        return switch (drawing.kind()) {
            case BPMN, DMN, FORM -> folder().equals(drawing.folder()) && key().equals(drawing.key());
            case NAMES, TESTS, UNKNOWN -> false;
        };
    }

    private String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
