package io.wayline.journey.model.form;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that a person fills in.
 *
 * @param key under which the answer is kept
 * @param label what it is called on the page; its key when nobody has given it a name
 * @param description what helps to fill it in, or empty
 * @param fixed whether it only shows its preset: what nobody can change is nobody's answer
 * @param variable whether the answer becomes a variable of the journey
 * @param choices to choose from; empty when it has none
 * @param preset what stands in it before anybody has answered, and counts when nobody changes it; null for nothing
 * @param prefix what is drawn before it, such as a currency, or empty
 * @param suffix what is drawn behind it, or empty
 */
public record Field(
        FieldKind kind,
        String key,
        String label,
        String description,
        boolean required,
        boolean fixed,
        boolean variable,
        Limits limits,
        List<Choice> choices,
        TimeRule time,
        @Nullable JsonNode preset,
        String prefix,
        String suffix,
        Place place)
        implements Part {

    /** So many choices can be seen at a glance; more of them are a list. */
    private static final int FEW = 5;

    /** In characters that a line of a task has room for; one of Chinese takes two. */
    private static final int ONE_LINE = 56;

    private static final int CHINESE = 0x2E80;

    public Field {
        choices = List.copyOf(choices);
    }

    public boolean is(String kind) {
        return this.kind.name().equals(kind);
    }

    /** Whether this value was published to be chosen. */
    public boolean offers(String value) {
        return choice(value).isPresent();
    }

    /** What a value is called on the page; itself when it is none of the choices. */
    public String named(String value) {
        return choice(value).map(Choice::label).orElse(value);
    }

    /**
     * Whether all choices can stand side by side. A list that may be left empty stays a list: what is chosen in it can be
     * taken back.
     */
    public boolean hasFewChoices() {
        return (kind == FieldKind.RADIO || kind == FieldKind.SELECT && required)
                && choices.size() <= FEW
                && choices.stream()
                                .flatMapToInt(choice -> choice.label().codePoints())
                                .map(sign -> sign < CHINESE ? 1 : 2)
                                .sum()
                        <= ONE_LINE;
    }

    private Optional<Choice> choice(String value) {
        return choices.stream().filter(each -> each.value().equals(value)).findFirst();
    }
}
