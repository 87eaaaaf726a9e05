package io.wayline.journey.model.form;

import java.util.List;
import java.util.Locale;

/**
 * What is wrong with one answer.
 *
 * @param key of the field
 * @param what kind of fault it is; a page has words for each
 * @param params what its words name; never the answer itself, except as what helps
 */
public record AnswerFault(String key, Kind what, List<String> params) {

    public AnswerFault {
        params = List.copyOf(params);
    }

    /** What can be wrong, and how the API says it: the rest of a sentence that begins with the field's name. */
    public enum Kind {
        MISSING("is missing: answer it"),
        NO_FIELD("is not a field of this form: leave it out"),
        NO_BOX("is not a box: send true or false"),
        NO_CHOICE("is not one of the choices: choose one"),
        NO_CHOICES("has something that is not one of the choices: choose from them"),
        NO_TEXT("is not a text: write one"),
        LENGTH("is too short or too long: write %s to %s characters"),
        NO_MAIL("is not a mail address: write one such as anna@example.com"),
        NO_PHONE("is not a telephone number: write one with its country code, such as +86 138 0013 8000"),
        NO_NUMBER("is not a number: write one"),
        UNCLEAR_NUMBER("is not a number: write one"),
        NOT_WHOLE("is not a whole number: leave the fraction out"),
        DECIMALS("has too many digits behind the point: at most %s"),
        DIGITS("has too many digits: at most %s"),
        TOO_SMALL("is too small: at least %s"),
        TOO_LARGE("is too large: at most %s"),
        NO_DATE("is not a date: write it as ISO 8601 has it"),
        NO_TIME("is not a time: write it as ISO 8601 has it"),
        NO_DATETIME("is not a datetime: write it as ISO 8601 has it"),
        PAST("is past: choose a day from today on"),
        /** What no form says: the journey does not take it; the words are the only parameter. */
        OTHER("%s");

        private final String detail;

        Kind(String detail) {
            this.detail = detail;
        }

        /** How pages find their words. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static AnswerFault of(Field field, Kind what, Object... params) {
        return new AnswerFault(
                field.key(), what, List.of(params).stream().map(String::valueOf).toList());
    }

    /** Of something that no form says. */
    public static AnswerFault other(String key, String detail) {
        return new AnswerFault(key, Kind.OTHER, List.of(detail));
    }

    /** In English, as the API says it. */
    public String detail() {
        return what.detail.formatted(params.toArray());
    }

    /** For templates: a parameter, or nothing. */
    public String param(int place) {
        return place < params.size() ? params.get(place) : "";
    }
}
