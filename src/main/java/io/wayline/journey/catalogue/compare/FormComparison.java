package io.wayline.journey.catalogue.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.model.form.Choice;
import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.model.form.Group;
import io.wayline.journey.model.form.Part;
import io.wayline.journey.model.names.DrawnNames;

/** Lays two forms beside each other, field by field. */
final class FormComparison {

    private final DrawnNames namesBefore;
    private final DrawnNames namesAfter;
    private final Renames renames;
    private final Words words;
    private final List<Change> changes = new ArrayList<>();

    private FormComparison(DrawnNames namesBefore, DrawnNames namesAfter, Words words) {
        this.namesBefore = namesBefore;
        this.namesAfter = namesAfter;
        this.words = words;
        renames = new Renames(namesBefore, namesAfter, words);
    }

    /** Nothing when one of them is no form. */
    static Optional<Comparison> of(
            String before, String after, DrawnNames namesBefore, DrawnNames namesAfter, Words words) {
        return FormReader.schema(before)
                .flatMap(old -> FormReader.schema(after)
                        .map(now -> new FormComparison(namesBefore, namesAfter, words).compare(old, now)));
    }

    private Comparison compare(JsonNode old, JsonNode now) {
        var was = fields(FormReader.read(old));
        var is = fields(FormReader.read(now));
        is.forEach((key, field) -> {
            if (was.containsKey(key)) {
                changed(was.get(key), field);
            } else {
                add(Sort.ADDED, words.say("field.added", called(field, namesAfter), kind(field)));
            }
        });
        was.forEach((key, field) -> {
            if (!is.containsKey(key)) {
                add(Sort.REMOVED, words.say("field.removed", called(field, namesBefore)));
            }
        });
        if (!between(FormReader.read(old).parts())
                .equals(between(FormReader.read(now).parts()))) {
            add(Sort.CHANGED, words.say("form-words"));
        }
        var further = renames.furtherWords();
        if (further > 0) {
            add(Sort.CHANGED, words.say("further-words", further));
        }
        // what is left is the order of the fields, and their width
        return new Comparison(changes, changes.isEmpty() && !old.equals(now) ? 1 : 0, true);
    }

    /** What stands on the page and nobody answers. */
    private static String between(List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof io.wayline.journey.model.form.Words said
                        ? said.blocks().toString()
                        : part instanceof Group group ? group.label() + between(group.parts()) : "")
                .collect(Collectors.joining());
    }

    private void changed(Field old, Field now) {
        var key = now.key();
        renames.of(key, old.label(), now.label()).ifPresent(text -> add(Sort.RENAMED, text));
        fact(old, now, "field.kind", (field, names) -> kind(field));
        fact(old, now, "field.required", (field, names) -> words.yesOrNo(field.required()));
        fact(old, now, "field.variable", (field, names) -> words.yesOrNo(field.variable()));
        fact(old, now, "field.fixed", (field, names) -> words.yesOrNo(field.fixed()));
        fact(old, now, "field.choices", this::choices);
        fact(
                old,
                now,
                "field.description",
                (field, names) -> names.description(field.key(), field.description(), words.reader()));
        fact(
                old,
                now,
                "field.preset",
                (field, names) -> field.preset() == null
                        ? ""
                        : field.preset().asString(field.preset().toString()));
        fact(
                old,
                now,
                "field.limits",
                (field, names) -> words.say(
                        "limits",
                        field.limits().minLength(),
                        field.limits().maxLength(),
                        words.value(text(field.limits().min())),
                        words.value(text(field.limits().max()))));
        fact(old, now, "field.unit", (field, names) -> (field.prefix() + " " + field.suffix()).strip());
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private String choices(Field field, DrawnNames names) {
        return field.choices().stream()
                .map(choice -> named(field, choice, names))
                .collect(Collectors.joining(words.say("comma")));
    }

    private String named(Field field, Choice choice, DrawnNames names) {
        return names.value(field.key(), choice.value(), choice.label(), words.reader());
    }

    private void fact(Field old, Field now, String label, BiFunction<Field, DrawnNames, String> of) {
        var was = of.apply(old, namesBefore);
        var is = of.apply(now, namesAfter);
        if (!was.equals(is)) {
            add(
                    Sort.CHANGED,
                    words.nowAndBefore(
                            words.say("called", called(now, namesAfter)), words.say("fact." + label), is, was));
        }
    }

    private String kind(Field field) {
        return words.say("field.kind." + field.kind().word());
    }

    private String called(Field field, DrawnNames names) {
        return names.name(field.key(), field.label(), words.reader());
    }

    private static Map<String, Field> fields(Form form) {
        return form.all()
                .filter(field -> !field.key().isEmpty())
                .collect(Collectors.toMap(Field::key, field -> field, (one, other) -> one, LinkedHashMap::new));
    }

    private void add(Sort sort, String text) {
        changes.add(Change.of(sort, text));
    }
}
