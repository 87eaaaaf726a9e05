package io.wayline.message.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.wayline.message.Purpose;

/** What a reader, and a spam filter, thinks of the words of a mail. */
final class WordRules {

    private static final int LONGEST_SUBJECT = 78;
    private static final int LONGEST_PREHEADER = 140;

    private static final Pattern UNSEEN =
            Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u00AD]");
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\$\\{|\\{\\{|\\[\\[|%%|\\b(?:lorem ipsum|TODO|FIXME|XXX|undefined|null)\\b");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LETTER = Pattern.compile("\\p{Alpha}");
    private static final Pattern LOUD = Pattern.compile("[!！]{2,}|[?？][!！]|[$￥¥€]{2,}");

    private static final List<Pattern> PUSHING = List.of(
            Pattern.compile("\\b(?:act now|100% free|risk[- ]free|no obligation|click here|winner|cash bonus)\\b"),
            Pattern.compile("免费领取|点击这里|恭喜您?中奖|限时疯抢|稳赚|无风险"));

    private final String tag;
    private final Meta meta;
    private final TemplateFindings findings;

    /** @param tag the language of the mail */
    WordRules(String tag, Meta meta, TemplateFindings findings) {
        this.tag = tag;
        this.meta = meta;
        this.findings = findings;
    }

    /** @param draft without the word for advertising before its subject */
    void check(Draft draft, String labelled) {
        subject(draft.subject(), labelled);
        preheader(draft);
        if (draft.reason().isBlank()) {
            findings.wrongField(field("reason"), "reason-empty");
        }
        if (draft.text().isBlank()) {
            findings.error(tag + ".txt", 0, "text-empty");
        }
        if (draft.html().isBlank()) {
            findings.error(tag + ".html", 0, "text-empty");
        }
        words(tag + ".txt", draft.text());
        words(tag + ".html", draft.html());
        language(draft.text());
        if (meta.purpose() == Purpose.MARKETING && !meta.label()) {
            findings.oddField("label", "label-off");
        }
    }

    private void subject(String subject, String labelled) {
        var field = field("subject");
        if (subject.isBlank()) {
            findings.wrongField(field, "subject-empty");
        } else if (labelled.length() > LONGEST_SUBJECT) {
            findings.oddField(field, "subject-long", Integer.toString(labelled.length()), "" + LONGEST_SUBJECT);
        }
        if (UNSEEN.matcher(subject).find()) {
            findings.wrongField(field, "subject-unseen");
        }
        var letters = LETTER.matcher(subject).results().count();
        var shouts = letters > 5 && subject.equals(subject.toUpperCase(Locale.ROOT));
        if (shouts || LOUD.matcher(subject).find()) {
            findings.oddField(field, "subject-shouts");
        }
        PUSHING.forEach(pattern -> pattern.matcher(subject.toLowerCase(Locale.ROOT))
                .results()
                .forEach(found -> findings.oddField(field, "words-push", found.group())));
    }

    private void preheader(Draft draft) {
        var field = field("preheader");
        var preheader = draft.preheader();
        if (preheader.isBlank()) {
            findings.oddField(field, "preheader-empty");
        } else if (preheader.length() > LONGEST_PREHEADER) {
            findings.oddField(field, "preheader-long", "" + LONGEST_PREHEADER);
        } else if (preheader.equalsIgnoreCase(draft.subject())) {
            findings.oddField(field, "preheader-repeats");
        }
    }

    private void words(String file, String text) {
        LEFT_OVER
                .matcher(text)
                .results()
                .findFirst()
                .ifPresent(found -> findings.warning(file, 0, "placeholder-left", found.group()));
        PUSHING.forEach(pattern -> pattern.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(found -> findings.warning(file, 0, "words-push", found.group())));
    }

    /** A mail in the wrong language is mostly a file that was copied and forgotten. */
    private void language(String text) {
        var hasHan = HAN.matcher(text).find();
        if (tag.startsWith("zh") != hasHan && !text.isBlank()) {
            findings.warning(tag + ".txt", 0, "language-other");
        }
    }

    private String field(String name) {
        return "texts." + tag + "." + name;
    }
}
