package io.wayline.message.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.wayline.message.FactType;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;

/**
 * What stands in a template's {@code meta.json}.
 *
 * @param purpose why it writes to people
 * @param sender from whom it comes, a name of the settings
 * @param anyHour whether it leaves at night too, because it answers what the reader has just done
 * @param label whether its subject begins with the word for advertising, as the law of some readers wants it
 * @param texts the short texts by language tag
 * @param variables everything that the template may say about anybody
 */
record Meta(
        Purpose purpose,
        String sender,
        boolean anyHour,
        boolean label,
        Map<String, Texts> texts,
        List<Variable> variables) {

    /**
     * The short texts of a mail in one language; but for the name templates themselves, in plain text.
     *
     * @param name what we call the mail among ourselves, or empty
     * @param subject one line
     * @param preheader what a list of mails shows beside the subject
     * @param reason why the reader gets this mail, for its foot
     */
    record Texts(String name, String subject, String preheader, String reason) {}

    /**
     * One thing that a template may say.
     *
     * @param name prefix and fact, such as {@code order.number}
     * @param optional true when the template asks for it with {@code ??} first
     * @param sample what it looks like, by language tag
     */
    record Variable(String name, FactType type, boolean optional, Map<String, Object> sample) {

        String prefix() {
            return name.substring(0, name.indexOf('.'));
        }

        String fact() {
            return name.substring(name.indexOf('.') + 1);
        }
    }

    /** What we call the mail in this language, or else in another one. */
    Optional<String> name(Locale language) {
        return Stream.concat(
                        Stream.ofNullable(texts.get(language.toLanguageTag())),
                        MailSettings.LANGUAGES.stream()
                                .map(each -> texts.get(each.toLanguageTag()))
                                .filter(Objects::nonNull))
                .map(Texts::name)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    Optional<Variable> variable(String name) {
        return variables.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
