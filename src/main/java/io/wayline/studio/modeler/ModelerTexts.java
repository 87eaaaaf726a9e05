package io.wayline.studio.modeler;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

import io.wayline.journey.step.Step;

/** The words of the modeler's forms, in one language. A word that nobody has written is the one that is drawn. */
final class ModelerTexts {

    private static final String FORMS = "modeler.word.";

    private final MessageSource texts;
    private final Locale reader;

    ModelerTexts(MessageSource texts, Locale reader) {
        this.texts = texts;
        this.reader = reader;
    }

    String step(String step, Step described) {
        return text("modeler.step." + step, described.name());
    }

    String about(String step, Step described) {
        return text("modeler.about." + step, described.description());
    }

    String input(String step, Step.Input input) {
        return text("modeler.input." + step + "." + input.name(), input.label());
    }

    String help(String step, Step.Input input) {
        return text("modeler.help." + step + "." + input.name(), input.description());
    }

    String group(String key) {
        return text("modeler.group." + key, key);
    }

    /** What a variable is called; itself where no step sets it. */
    String fact(String variable) {
        return text("modeler.fact." + variable, variable);
    }

    /** What a value of a variable, or of a setting, is called. */
    String value(String of, String value) {
        var lifecycle = of.equals("lifecycle") ? text("lifecycle." + value, value) : value;
        var role = of.equals("role") ? text("role." + value.toUpperCase(Locale.ROOT), value) : lifecycle;
        return text("modeler.value." + of + "." + value, role);
    }

    String event(String type) {
        return text("events.name." + type, type);
    }

    /** The texts of the forms themselves, by what is left of their key; places for values are {@code {0}}. */
    Map<String, String> words() {
        var chinese = reader.getLanguage().equals(Locale.CHINESE.getLanguage());
        var bundle = ResourceBundle.getBundle(
                "messages/modeler", chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, NO_OTHER);
        var words = new TreeMap<String, String>();
        Stream.of(bundle.keySet().toArray(String[]::new))
                .filter(key -> key.startsWith(FORMS))
                .forEach(key -> words.put(key.substring(FORMS.length()), bundle.getString(key)));
        return words;
    }

    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private String text(String key, String otherwise) {
        return Objects.requireNonNullElse(texts.getMessage(key, null, otherwise, reader), otherwise);
    }
}
