package io.wayline.journey.model.names;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.wayline.journey.model.names.Named.Texts;

/**
 * What the things of one drawing are called, by their ids: elements of a diagram, columns of a decision, fields of a form.
 * Where a name is missing, what is drawn stands for it, and where nothing is drawn, the id.
 */
public record DrawnNames(Map<String, Named> things) {

    /** Of a drawing without a file of names: everything is called as it is drawn. */
    public static final DrawnNames NONE = new DrawnNames(Map.of());

    private static final Named NOTHING = new Named(0, Texts.NONE, Texts.NONE, Texts.NONE, Map.of());

    public DrawnNames {
        things = Map.copyOf(things);
    }

    /** @param drawn what the drawing calls it, or empty */
    public String name(String id, String drawn, Locale reader) {
        return of(id).name().shown(reader, drawn).orElse(id);
    }

    public String description(String id, String drawn, Locale reader) {
        return of(id).description().shown(reader, drawn).orElse("");
    }

    public String time(String id, String drawn, Locale reader) {
        return of(id).time().shown(reader, drawn).orElse("");
    }

    /**
     * What one of the values of a thing is called.
     *
     * @param drawn its label in the drawing, or empty; then the value stands for itself
     */
    public String value(String id, String value, String drawn, Locale reader) {
        return of(id).values()
                .getOrDefault(value, Texts.NONE)
                .shown(reader, drawn)
                .orElse(value);
    }

    /** What a value is called, whichever thing of the drawing it belongs to. */
    public Optional<String> value(String value, Locale reader) {
        return things.values().stream()
                .flatMap(thing -> thing.values().getOrDefault(value, Texts.NONE).in(reader).stream())
                .sorted()
                .findFirst();
    }

    public Named of(String id) {
        return things.getOrDefault(id, NOTHING);
    }
}
