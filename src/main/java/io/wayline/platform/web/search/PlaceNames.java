package io.wayline.platform.web.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchText;

/** What pages and acts are called, and what people also call them, in all languages. */
@Component
class PlaceNames {

    private static final String COMMA = "[,，、]";

    private final MessageSource messages;

    PlaceNames(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * How a place shows itself when it fits.
     *
     * @param detail the other word by which it was found; empty when its name shows it
     */
    record Named(Marked title, Marked detail) {}

    String title(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    /**
     * @param key of its name
     * @param words of the text with its other words, between commas; there may be none
     */
    Optional<Named> fitting(SearchText text, String key, String words, Locale language) {
        var title = text.mark(title(key, language));
        if (text.fits(title.toString())) {
            return Optional.of(new Named(title, Marked.NOTHING));
        }
        var others = Stream.concat(Stream.of(language), SearchRequest.LANGUAGES.stream())
                .distinct()
                .flatMap(each -> Stream.concat(Stream.of(title(key, each)), others(words, each)))
                .toList();
        return text.fitsAny(others)
                ? Optional.of(new Named(
                        title,
                        others.stream()
                                .map(text::mark)
                                .filter(Marked::hasHit)
                                .filter(word -> !word.toString().equals(title.toString()))
                                .findFirst()
                                .orElse(Marked.NOTHING)))
                : Optional.empty();
    }

    private Stream<String> others(String words, Locale language) {
        return Arrays.stream(String.valueOf(messages.getMessage(words, null, "", language))
                        .split(COMMA))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }
}
