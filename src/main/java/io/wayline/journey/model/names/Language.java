package io.wayline.journey.model.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that people read Wayline in. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As a file of names writes it, which is as BCP 47 does. */
    public String tag() {
        return tag;
    }

    /** What a reader of this locale reads: Chinese for every kind of Chinese, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }
}
