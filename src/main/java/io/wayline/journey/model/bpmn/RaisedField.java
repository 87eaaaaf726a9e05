package io.wayline.journey.model.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.expression.Expressions;

/**
 * One field that the step <em>Raise event</em> puts into its event, written as {@code orderRef}, {@code
 * reason=contactOutcome}, or {@code category='delivery'}: the variable of its name, another one, or words of the diagram.
 */
public final class RaisedField {

    /** The step, as diagrams call it. */
    public static final String STEP = "raiseEvent";

    /** Its setting for the type of the event. */
    public static final String TYPE = "type";

    /** Its setting for the fields, with commas between them. */
    public static final String FIELDS = "fields";

    private static final Pattern ONE = Pattern.compile(
            "\\s*(?<name>\\w+)\\s*(?:=\\s*(?:(?<variable>\\w+)|'(?<words>[^'\\p{Cc}]{1,500})')\\s*)?(?<end>,|$)");

    private final String name;
    private final @Nullable String variable;
    private final @Nullable String words;

    private RaisedField(String name, @Nullable String variable, @Nullable String words) {
        this.name = name;
        this.variable = variable;
        this.words = words;
    }

    /** What the event calls it. */
    public String name() {
        return name;
    }

    /** The variable whose value it has, if it has one's. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** The words of the diagram that it has, if it has none of a variable. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }

    /** The fields that a text lists, none for an empty one; nothing when it is no such list. */
    public static Optional<List<RaisedField>> list(String text) {
        var fields = new ArrayList<RaisedField>();
        var one = ONE.matcher(text);
        var goesOn = !text.isBlank();
        while (goesOn) {
            if (!one.lookingAt() || !isOne(one)) {
                return Optional.empty();
            }
            var words = one.group("words");
            var variable = one.group("variable");
            var own = variable == null ? one.group("name") : variable;
            fields.add(new RaisedField(one.group("name"), words == null ? own : null, words));
            goesOn = !one.group("end").isEmpty();
            one.region(one.end(), text.length());
        }
        return Optional.of(fields);
    }

    private static boolean isOne(Matcher written) {
        var variable = written.group("variable");
        return Expressions.isName(written.group("name")) && (variable == null || Expressions.isName(variable));
    }

    /** The fields of a step; none when it is another step, or says them in a way that is none. */
    static List<RaisedField> of(TakenStep taken) {
        return taken.step().equals(STEP)
                ? list(taken.settings().getOrDefault(FIELDS, "")).orElse(List.of())
                : List.of();
    }
}
