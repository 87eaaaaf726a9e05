package io.wayline.shared.text;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * Text that every row can keep and every page can show. What cannot be kept, U+0000 and half of a surrogate pair, is refused
 * wherever text comes in; what is kept and would turn the text around it, is left out wherever a page shows it.
 */
public final class WholeText {

    private WholeText() {}

    /** Whether it can be kept; nothing can. */
    public static boolean is(@Nullable String text) {
        for (var at = 0; text != null && at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == 0 || Character.isLowSurrogate(letter)) {
                return false;
            }
            if (Character.isHighSurrogate(letter)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What a page shows of it: without marks that embed, override, or isolate a direction of writing, which a name may have
     * to look like another one, and without what cannot be kept. Letters that are written from right to left need none of
     * them, and single marks of direction stay.
     */
    public static String shown(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (!isShown(text, at)) {
                return without(text);
            }
        }
        return text;
    }

    private static String without(String text) {
        var shown = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            if (isShown(text, at)) {
                shown.append(text.charAt(at));
            }
        }
        return shown.toString();
    }

    private static boolean isShown(String text, int at) {
        var letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return letter != 0
                && !(letter >= '\u202a' && letter <= '\u202e')
                && !(letter >= '\u2066' && letter <= '\u2069');
    }

    /** What whoever sent it is told of that field. */
    public static InvalidValue refused(String field) {
        return new InvalidValue(
                shown(field),
                "has a character that cannot be kept, U+0000 or half of a surrogate pair",
                "send it without that character");
    }
}
