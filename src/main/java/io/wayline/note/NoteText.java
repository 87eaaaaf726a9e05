package io.wayline.note;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.wayline.shared.InvalidValue;
import io.wayline.staff.Person;

/**
 * The text of a note, and whom it names: {@code @} before the account or the full name of a colleague, as both are
 * written, in upper or lower case.
 */
record NoteText(String value) {

    /** In UTF-16 units, as the column counts at the most. */
    static final int LONGEST = 2_000;

    /** @throws InvalidValue when nothing is written, too much, or what no page can show */
    NoteText {
        value = value.replace("\r\n", "\n").strip();
        if (value.isEmpty()) {
            throw new InvalidValue("text", "is empty", "write what colleagues should know");
        }
        if (value.length() > LONGEST) {
            throw new InvalidValue(
                    "text",
                    "has %d characters".formatted(value.length()),
                    "write at the most %d, or two notes".formatted(LONGEST));
        }
        if (value.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\t')) {
            throw new InvalidValue("text", "has control characters", "send it without them");
        }
    }

    /**
     * The accounts of those it names. The longest name that fits counts: who writes to Lin Yue does not mean Lin. An
     * address of mail names nobody.
     */
    Set<String> mentions(Collection<Person> colleagues) {
        var named = new TreeSet<String>();
        // ＠ and full-width letters come out of Chinese input methods
        var read = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (var at = read.indexOf('@'); at >= 0; at = read.indexOf('@', at + 1)) {
            if (at == 0 || !isOfAnAddress(read.charAt(at - 1))) {
                namedAt(read, at + 1, colleagues).ifPresent(named::add);
            }
        }
        return named;
    }

    private static Optional<String> namedAt(String read, int start, Collection<Person> colleagues) {
        return colleagues.stream()
                .flatMap(person -> Stream.of(
                        new Name(person.username(), person.username()),
                        new Name(person.displayName(), person.username())))
                .filter(name -> name.standsAt(read, start))
                .max(Comparator.comparingInt(name -> name.text().length()))
                .map(Name::username);
    }

    /** How a colleague may be called. */
    private record Name(String text, String username) {

        Name {
            text = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }

        /** A Latin name ends where its letters do; a Chinese one is followed by whatever comes. */
        boolean standsAt(String read, int start) {
            var end = start + text.length();
            return read.startsWith(text, start)
                    && (end == read.length() || !isOfAnAddress(read.charAt(end - 1)) || !isOfAWord(read, end));
        }

        private static boolean isOfAWord(String read, int at) {
            // a dot that ends a sentence is not of the name, one that goes on is
            var letter = read.charAt(at);
            return letter == '.' ? at + 1 < read.length() && isOfAnAddress(read.charAt(at + 1)) : isOfAnAddress(letter);
        }
    }

    private static boolean isOfAnAddress(char letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || "._-+%".indexOf(letter) >= 0);
    }
}
