package io.wayline.journey.catalogue.compare;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of a comparison in one language. */
final class Words {

    /** Longer values are cut: a sentence is to be read, and the whole stands in the file. */
    private static final int LONGEST = 120;

    private final MessageSource texts;
    private final Locale reader;

    Words(MessageSource texts, Locale reader) {
        this.texts = texts;
        this.reader = reader;
    }

    Locale reader() {
        return reader;
    }

    String say(String key, Object... values) {
        return texts.getMessage("compare." + key, values, reader);
    }

    /** A word that we may not have: then what stands in the file. */
    String word(String key, String otherwise) {
        return String.valueOf(texts.getMessage("compare." + key, null, otherwise, reader));
    }

    /** As the list of steps beside a drawing calls it; of a step that we do not know its name in the file. */
    String step(String name) {
        return String.valueOf(texts.getMessage("modeler.step." + name, null, name, reader));
    }

    /** A value as it stands in a sentence; nothing has a word of its own. */
    String value(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return say("nothing");
        }
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    String yesOrNo(boolean yes) {
        return yes ? say("yes") : say("no");
    }

    String list(Collection<String> all) {
        return all.isEmpty() ? say("nothing") : String.join(say("comma"), all);
    }

    /** Something has another value. */
    String nowAndBefore(String what, String label, @Nullable String now, @Nullable String before) {
        return say("now", what, label, value(now), value(before));
    }
}
