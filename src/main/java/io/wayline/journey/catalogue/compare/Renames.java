package io.wayline.journey.catalogue.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.Named;

/** What is called otherwise, in the reader's language or, where that stays as it was, in the other one. */
final class Renames {

    private final DrawnNames before;
    private final DrawnNames after;
    private final Words words;

    Renames(DrawnNames before, DrawnNames after, Words words) {
        this.before = before;
        this.after = after;
        this.words = words;
    }

    /** @param old what the older drawing calls it, or empty; {@code now} the newer one */
    Optional<String> of(String id, String old, String now) {
        var reader = words.reader();
        return Stream.concat(Stream.of(reader), others(reader))
                .flatMap(language -> in(language, id, old, now).stream())
                .findFirst();
    }

    /** How many things have other descriptions, times, or words for their values; of these no sentence tells one by one. */
    int furtherWords() {
        var ids = new TreeSet<>(before.things().keySet());
        ids.addAll(after.things().keySet());
        return (int) ids.stream()
                .filter(id -> !Objects.equals(further(before.of(id)), further(after.of(id))))
                .count();
    }

    private static Named further(Named named) {
        return new Named(0, Named.Texts.NONE, named.description(), named.time(), named.values());
    }

    private Optional<String> in(Locale language, String id, String old, String now) {
        var was = shown(before, id, old, language);
        var is = shown(after, id, now, language);
        if (was.equals(is)) {
            return Optional.empty();
        }
        var called = shown(before, id, old, words.reader());
        if (language.getLanguage().equals(words.reader().getLanguage())) {
            return Optional.of(words.say("renamed", words.value(was), words.value(is)));
        }
        return Optional.of(words.say(
                "renamed-in", words.value(called), language.getDisplayLanguage(words.reader()), words.value(is)));
    }

    private static String shown(DrawnNames names, String id, String drawn, Locale language) {
        var name = names.name(id, drawn, language);
        return name.equals(id) ? "" : name;
    }

    private static Stream<Locale> others(Locale reader) {
        return Arrays.stream(new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE})
                .filter(language -> !language.getLanguage().equals(reader.getLanguage()));
    }
}
