package io.wayline.shared.text;

import java.util.Map;

/** Letters that no decomposition takes apart, as people type them who do not have them on their keyboard. */
public final class PlainLetters {

    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('ł', "l"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('þ', "th"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('ʼ', "'"),
            Map.entry('ʻ', "'"),
            Map.entry('‛', "'"),
            Map.entry('′', "'"));

    private PlainLetters() {}

    /** @param lower a text in lower case */
    public static String of(String lower) {
        StringBuilder plain = null;
        for (var at = 0; at < lower.length(); at++) {
            var sign = lower.charAt(at);
            var other = sign < 0x80 ? null : PLAIN.get(sign);
            if (other != null && plain == null) {
                plain = new StringBuilder(lower.length() + 8).append(lower, 0, at);
            }
            if (plain != null) {
                plain.append(other == null ? String.valueOf(sign) : other);
            }
        }
        return plain == null ? lower : plain.toString();
    }
}
