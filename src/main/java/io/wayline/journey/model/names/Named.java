package io.wayline.journey.model.names;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of names says of one drawn thing.
 *
 * @param line where it begins in the file, from 1
 * @param description the help beside a field of a form
 * @param time the second label of a field that asks for a day and a time
 * @param values what its answers, outcomes, or settings are called, by the value as it is drawn
 */
public record Named(int line, Texts name, Texts description, Texts time, Map<String, Texts> values) {

    public Named {
        values = Map.copyOf(values);
    }

    /** One text in each language in which somebody wrote it. */
    public record Texts(Map<Language, String> in) {

        public static final Texts NONE = new Texts(Map.of());

        public Texts {
            in = Map.copyOf(in);
        }

        public Optional<String> in(Locale reader) {
            return Optional.ofNullable(in.get(Language.of(reader)));
        }

        /**
         * What a reader is shown: their language, else what is drawn, else the other language, which is only reached
         * where the drawing says nothing. A drawing may be in either language, so it goes before a translation that the
         * reader did not ask for.
         */
        public Optional<String> shown(Locale reader, String drawn) {
            return in(reader)
                    .or(() -> Optional.of(drawn).filter(text -> !text.isBlank()))
                    .or(() -> in.values().stream().findFirst());
        }
    }
}
