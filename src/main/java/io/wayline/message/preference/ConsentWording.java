package io.wayline.message.preference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

/**
 * The text that a reader saw when they chose, as their proof names it.
 *
 * @param version changes with every change of the words, and only then
 */
record ConsentWording(String version, Locale locale) {

    private static final int DIGITS = 12;

    /** The words that say what somebody agrees to. */
    private static final String[] WORDS = {
        "preferences.lead",
        "preferences.marketing",
        "preferences.marketing.text",
        "preferences.service",
        "preferences.service.text",
        "preferences.by.email",
        "preferences.by.phone",
        "preferences.by.sms"
    };

    static ConsentWording of(MessageSource texts, Locale locale) {
        var all =
                Stream.of(WORDS).map(key -> texts.getMessage(key, null, locale)).collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new ConsentWording(
                    "preferences-" + HexFormat.of().formatHex(digest).substring(0, DIGITS), locale);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
