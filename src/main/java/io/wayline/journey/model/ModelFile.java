package io.wayline.journey.model;

/**
 * A diagram, a decision table, or a form.
 *
 * @param name its path, such as {@code onboarding/onboarding.bpmn}; the ending tells the kind
 * @param content its text
 */
public record ModelFile(String name, String content) {

    /** What can be drawn. */
    public enum Kind {
        BPMN,
        DMN,
        FORM,
        UNKNOWN
    }

    public Kind kind() {
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "bpmn" -> Kind.BPMN;
            case "dmn" -> Kind.DMN;
            case "form" -> Kind.FORM;
            default -> Kind.UNKNOWN;
        };
    }

    /** The name without folder and ending, which is also the id of what the file holds. */
    public String key() {
        var file = name.substring(name.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }
}
