package io.wayline.customer.search;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.wayline.customer.Customer;
import io.wayline.shared.PhoneNumber;
import io.wayline.shared.text.PlainLetters;

/**
 * The words by which a customer is found. Names and searches are folded alike: case, accents, width, and the kind of
 * apostrophe do not count, nor do the spaces and dashes of a number.
 */
final class SearchWords {

    /** What a word comes from; who may not see it does not find by it. The first counts where two give the same word. */
    enum Kind {
        NAME,
        REF,
        EMAIL,
        PHONE,
        /** A number from its last digit on. */
        END
    }

    /** Longer beginnings find what this much of them finds. */
    private static final int LONGEST = 80;

    private static final int MOST_STARTS = 12;
    private static final String BACKWARDS = "~";
    /** Accents, and what nobody sees. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cc}\\p{Cf}\\p{Cs}]+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]*[0-9][+0-9 ().-]*");
    private static final Pattern SEPARATORS = Pattern.compile("[ ().-]");
    /** The digit that is left out when somebody dials from abroad. */
    private static final Pattern TRUNK = Pattern.compile("^((?:\\+|00)[0-9 .-]+)\\(0\\)");

    private static final Pattern SCHEME = Pattern.compile("(?i)^\\s*tel:");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,}");
    private static final Pattern INSIDE_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private SearchWords() {}

    static Map<String, Kind> of(Customer customer) {
        var words = new LinkedHashMap<String, Kind>();
        if (customer.name() != null) {
            addName(folded(customer.name()), words);
        }
        add(folded(customer.ref().value()), Kind.REF, words);
        if (customer.email() != null) {
            add(folded(customer.email().key()), Kind.EMAIL, words);
        }
        if (customer.phone() != null) {
            addPhone(customer.phone(), words);
        }
        return words;
    }

    /** What a search looks for; empty when nothing is left to look for. */
    static String folded(String text) {
        var spaced =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll(" ");
        var lower = PlainLetters.of(Normalizer.normalize(MARKS.matcher(spaced).replaceAll(""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip());
        var joined = INSIDE_CHINESE.matcher(lower).replaceAll("");
        var bare = NUMBER.matcher(joined).matches()
                ? SEPARATORS.matcher(TRUNK.matcher(joined).replaceFirst("$1")).replaceAll("")
                : joined;
        return bare.codePointCount(0, bare.length()) <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST));
    }

    /**
     * How what is looked for can begin: a number may be typed as within its country, or as one dials it from abroad.
     * Empty when nothing is left to look for.
     */
    static List<String> beginnings(String text) {
        var word = folded(SCHEME.matcher(text).replaceFirst(""));
        if (word.isEmpty()) {
            return List.of();
        }
        if (!word.startsWith("0") || !DIGITS.matcher(word).matches()) {
            return List.of(word);
        }
        return List.of(word, word.startsWith("00") ? "+" + word.substring(2) : word.substring(1));
    }

    /** The first text after all that begin with this one. */
    static String after(String beginning) {
        var last = beginning.codePointBefore(beginning.length());
        if (last == Character.MAX_CODE_POINT) {
            return beginning + Character.toString(last);
        }
        var next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return beginning.substring(0, beginning.length() - Character.charCount(last)) + Character.toString(next);
    }

    /** From each word on, and in Chinese from each character on: nobody can tell a surname's length by looking. */
    private static void addName(String name, Map<String, Kind> words) {
        var starts = 0;
        int before = ' ';
        for (var at = 0; at < name.length() && starts < MOST_STARTS; at += Character.charCount(name.codePointAt(at))) {
            var here = name.codePointAt(at);
            var beginsWord = Character.isLetterOrDigit(here) && !Character.isLetterOrDigit(before);
            if (at == 0 || beginsWord || isChinese(here)) {
                add(name.substring(at), Kind.NAME, words);
                starts++;
            }
            before = here;
        }
    }

    private static boolean isChinese(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static void addPhone(PhoneNumber phone, Map<String, Kind> words) {
        add(phone.value(), Kind.PHONE, words);
        add(phone.value().substring(1), Kind.PHONE, words);
        add(phone.national(), Kind.PHONE, words);
        add(ending(phone.value().substring(1)), Kind.END, words);
    }

    /** How the word of a number begins that ends with these digits: backwards, behind a sign that no name begins with. */
    static String ending(String digits) {
        return BACKWARDS + new StringBuilder(digits).reverse();
    }

    private static void add(String word, Kind kind, Map<String, Kind> words) {
        if (!word.isEmpty()) {
            words.putIfAbsent(word, kind);
        }
    }
}
