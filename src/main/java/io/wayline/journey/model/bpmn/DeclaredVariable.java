package io.wayline.journey.model.bpmn;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.wayline.journey.model.expression.Expressions;

/**
 * A variable that a diagram declares itself, in its property {@code variables}, such as {@code orders:number}.
 *
 * @param written as it stands there
 * @param name the variable
 * @param type {@code text}, {@code number}, {@code flag}, or {@code instant}; something else, or empty, where it is wrong
 */
public record DeclaredVariable(String written, String name, String type) {

    private static final Set<String> TYPES = Set.of("text", "number", "flag", "instant");

    /** Reads a list with commas; pieces in which nothing stands are left out. */
    static List<DeclaredVariable> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .map(DeclaredVariable::read)
                .toList();
    }

    /** Whether it is a name and a type; the name may still mean something else already. */
    public boolean isRight() {
        return Expressions.isName(name) && TYPES.contains(type);
    }

    private static DeclaredVariable read(String piece) {
        var parts = piece.split(":", 2);
        return new DeclaredVariable(piece, parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
    }
}
