package io.wayline.journey.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.wayline.journey.model.ModelFile;

/** What things the catalogue knows. */
public enum ItemKind {
    JOURNEY("bpmn", ModelFile.Kind.BPMN),
    DECISION("dmn", ModelFile.Kind.DMN),
    FORM("form", ModelFile.Kind.FORM);

    private final String ending;
    private final ModelFile.Kind drawing;

    ItemKind(String ending, ModelFile.Kind drawing) {
        this.ending = ending;
        this.drawing = drawing;
    }

    /** How its files end, such as {@code bpmn}. */
    public String ending() {
        return ending;
    }

    /** As it is written in addresses and answers, such as {@code journey}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that {@link #text()} names. */
    public static Optional<ItemKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** The kind of what a file draws; nothing for what lies beside a drawing. */
    static Optional<ItemKind> of(ModelFile file) {
        return Arrays.stream(values())
                .filter(kind -> kind.drawing == file.kind())
                .findFirst();
    }
}
