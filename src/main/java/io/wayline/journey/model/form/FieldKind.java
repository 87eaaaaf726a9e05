package io.wayline.journey.model.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field asks for. */
public enum FieldKind {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    CHECKBOX,
    CHECKLIST,
    RADIO,
    SELECT,
    DATE,
    TIME,
    DATETIME;

    /** The kind of a component; of a {@code datetime} its subtype says which. Nothing for what is no field. */
    static Optional<FieldKind> of(String type, String subtype) {
        var isTime = type.equals("datetime");
        var word = isTime ? subtype : type;
        return Arrays.stream(values())
                .filter(kind -> kind.isTime() == isTime && kind.word().equals(word))
                .findFirst();
    }

    /** How forms, records, and the API call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isTime() {
        return this == DATE || this == TIME || this == DATETIME;
    }

    /** Whether it is answered by choosing from what was published with the form. */
    public boolean hasChoices() {
        return this == RADIO || this == SELECT || this == CHECKLIST;
    }

    /** Whether an answer may become a variable; what people type may be personal, and a list is no variable. */
    public boolean mayBeVariable() {
        return this != TEXTFIELD && this != TEXTAREA && this != CHECKLIST;
    }
}
