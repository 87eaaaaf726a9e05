package io.wayline.shared.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.text.PlainLetters;

/**
 * What somebody typed to find something. Case, accents, and width do not count; a word is found where a word begins, and
 * in Chinese at each character.
 */
public final class SearchText {

    private static final int LONGEST = 200;
    /** What nobody sees, and what would turn the direction of the text around it. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]*[0-9][+0-9 ().-]*");

    private final String typed;
    private final String phrase;
    private final List<String> words;

    private SearchText(String typed) {
        this.typed = typed;
        this.phrase = BLANKS.matcher(Folded.of(typed).text()).replaceAll(" ").strip();
        this.words = phrase.isEmpty() ? List.of() : List.of(phrase.split(" "));
    }

    public static SearchText of(@Nullable String typed) {
        var seen = BLANKS.matcher(UNSEEN.matcher(typed == null ? "" : typed).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return new SearchText(
                seen.codePointCount(0, seen.length()) <= LONGEST
                        ? seen
                        : seen.substring(0, seen.offsetByCodePoints(0, LONGEST)));
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The digits of a text that is nothing but a number as people write it; else empty. */
    public String digits() {
        var plain = Folded.of(typed).text();
        return NUMBER.matcher(plain).matches() ? plain.replaceAll("[^0-9]", "") : "";
    }

    /** Whether each of the words begins a word of the label. */
    public boolean fits(String label) {
        var folded = Folded.of(label);
        return !isEmpty()
                && (folded.find(phrase, 0) >= 0 || words.stream().allMatch(word -> folded.find(word, 0) >= 0));
    }

    /** Whether one of the labels {@link #fits}, or all of them together. */
    public boolean fitsAny(List<String> labels) {
        return labels.stream().anyMatch(this::fits) || fits(String.join(" ", labels));
    }

    /** The label with what was typed marked in it. */
    public Marked mark(@Nullable String label) {
        if (label == null || label.isEmpty()) {
            return Marked.NOTHING;
        }
        var folded = Folded.of(label);
        var hit = new boolean[label.length()];
        var pieces = !phrase.isEmpty() && folded.find(phrase, 0) >= 0 ? List.of(phrase) : words;
        for (var piece : pieces) {
            for (var at = folded.find(piece, 0); at >= 0; at = folded.find(piece, at + 1)) {
                Arrays.fill(hit, folded.start(at), folded.end(at + piece.length() - 1), true);
            }
        }
        return runs(label, hit);
    }

    private static Marked runs(String label, boolean[] hit) {
        var runs = new ArrayList<Marked.Run>();
        for (int from = 0, to; from < label.length(); from = to) {
            for (to = from + 1; to < label.length() && hit[to] == hit[from]; to++) {
                continue;
            }
            runs.add(new Marked.Run(label.substring(from, to), hit[from]));
        }
        return new Marked(List.copyOf(runs));
    }

    /** What was typed, without what nobody sees, and cut where nobody types any more. */
    @Override
    public String toString() {
        return typed;
    }

    /** A text as it is compared, and where each of its characters stood. */
    private record Folded(String text, int[] starts, int[] ends) {

        static Folded of(String label) {
            var text = new StringBuilder();
            var starts = new ArrayList<Integer>();
            var ends = new ArrayList<Integer>();
            for (int at = 0, next; at < label.length(); at = next) {
                next = at + Character.charCount(label.codePointAt(at));
                var plain = Normalizer.normalize(label.substring(at, next), Normalizer.Form.NFKD);
                var bare = PlainLetters.of(MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT));
                text.append(bare);
                for (var character = 0; character < bare.length(); character++) {
                    starts.add(at);
                    ends.add(next);
                }
            }
            return new Folded(text.toString(), ints(starts), ints(ends));
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }

        /** Where a word begins so, from a place on; less than 0 when nowhere. */
        int find(String beginning, int from) {
            var at = text.indexOf(beginning, from);
            while (at >= 0 && !beginsWord(at)) {
                at = text.indexOf(beginning, at + 1);
            }
            return at;
        }

        private boolean beginsWord(int at) {
            if (at == 0) {
                return true;
            }
            var before = text.codePointBefore(at);
            return !Character.isLetterOrDigit(before)
                    || Character.isIdeographic(before)
                    || Character.isIdeographic(text.codePointAt(at));
        }

        int start(int character) {
            return starts[character];
        }

        int end(int character) {
            return ends[character];
        }
    }
}
