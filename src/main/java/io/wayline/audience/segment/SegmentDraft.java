package io.wayline.audience.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.audience.rule.Rule;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.Refusal.Finding;

/** What a segment is to say from now on. */
public record SegmentDraft(Segment.Words words, Rule rule) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;

    /** Where a new one is made; a segment of this name could not be opened. */
    private static final String NEW = "new";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ABOUT = 500;

    /** @throws InvalidFields when a name is too long, has a line break, or none is given */
    public SegmentDraft {
        words = new Segment.Words(
                plain(words.nameEn()), plain(words.nameZh()), plain(words.aboutEn()), plain(words.aboutZh()));
        var findings = new ArrayList<Finding>();
        check(findings, "nameEn", words.nameEn(), LONGEST_NAME);
        check(findings, "nameZh", words.nameZh(), LONGEST_NAME);
        check(findings, "aboutEn", words.aboutEn(), LONGEST_ABOUT);
        check(findings, "aboutZh", words.aboutZh(), LONGEST_ABOUT);
        if (words.nameEn() == null && words.nameZh() == null) {
            findings.add(new Finding("nameEn", "is missing: name it in English or in Chinese"));
        }
        if (!findings.isEmpty()) {
            throw new InvalidFields(findings);
        }
    }

    /** Whether a segment may have this name for journeys and calls. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches() && key.length() <= LONGEST_KEY && !key.equals(NEW);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void check(List<Finding> findings, String field, @Nullable String text, int longest) {
        if (text != null && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            findings.add(
                    new Finding(field, "is not one line of at most %d characters: say it shorter".formatted(longest)));
        }
    }
}
