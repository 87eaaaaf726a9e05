package io.wayline.journey.engine;

/** When a customer may enter a journey again; the diagram says it in its property {@code reEntry}. */
public enum ReEntry {
    /** Never: one journey a customer, ever. */
    ONCE,
    /** Whenever its start event comes. */
    ALWAYS;

    static ReEntry parse(String text) {
        return switch (text) {
            case "once" -> ONCE;
            case "always" -> ALWAYS;
            default ->
                throw new IllegalArgumentException("reEntry is \"%s\", but must be once or always".formatted(text));
        };
    }
}
