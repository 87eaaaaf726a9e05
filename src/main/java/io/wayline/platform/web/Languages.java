package io.wayline.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The two languages of the pages. */
final class Languages {

    static final Locale ENGLISH = Locale.ENGLISH;
    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final List<Locale> ALL = List.of(ENGLISH, CHINESE);

    private Languages() {}

    /** The language with exactly this tag, {@code en} or {@code zh-CN}. */
    static Optional<Locale> tagged(@Nullable String tag) {
        return ALL.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }

    /** The first wish that we can grant, any English and any Chinese counting as ours. */
    static Optional<Locale> wished(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Optional.empty();
        }
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> spoken(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> spoken(String range) {
        var language = Locale.forLanguageTag(range).getLanguage();
        return ALL.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst();
    }
}
