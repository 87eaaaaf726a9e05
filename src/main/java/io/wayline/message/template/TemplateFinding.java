package io.wayline.message.template;

import java.util.List;

/**
 * One thing that is wrong with a mail template, or might be.
 *
 * @param file the file's name in the template's folder
 * @param field the field of {@code meta.json}, such as {@code texts.en.subject}; empty elsewhere
 * @param line the line in the file, from 1; 0 where it has none
 * @param rule the rule's id in kebab-case; {@link FindingTexts} has its words
 * @param params what the words mention
 */
public record TemplateFinding(
        Severity severity, String file, String field, int line, String rule, List<String> params) {

    /** What a finding stops. */
    public enum Severity {
        /** No mail is written from the template. */
        ERROR,
        /** Mails are written; somebody should look at it. */
        WARNING
    }

    public TemplateFinding {
        params = List.copyOf(params);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
