package io.wayline.message;

import java.util.Map;

import io.wayline.shared.Refusal;

/** A template could not be turned into a mail; the step that asked fails, visibly, until somebody mends one of them. */
public final class MailNotWritten extends Refusal {

    private static final long serialVersionUID = 1;

    private final String template;
    private final String variable;

    private MailNotWritten(String code, String template, String variable, String message) {
        super(Kind.CONFLICT, code, message);
        this.template = template;
        this.variable = variable;
    }

    public static MailNotWritten unknownTemplate(String template) {
        return new MailNotWritten(
                "mail-template-unknown",
                template,
                "",
                "There is no mail template %s: add templates/mail/%s or correct the name in the step."
                        .formatted(template, template));
    }

    /** @param fix what helps, as an imperative */
    public static MailNotWritten variable(String template, String variable, String fault, String fix) {
        return new MailNotWritten(
                "mail-variable-unfit",
                template,
                variable,
                "The mail template %s asks for %s, which %s: %s.".formatted(template, variable, fault, fix));
    }

    /** @param fix what helps, as an imperative */
    public static MailNotWritten broken(String template, String fault, String fix) {
        return new MailNotWritten(
                "mail-template-broken", template, "", "The mail template %s %s: %s.".formatted(template, fault, fix));
    }

    /**
     * @param finding the first of its errors: where, what, and what helps
     * @param more how many more there are
     */
    public static MailNotWritten broken(String template, String finding, int more) {
        return new MailNotWritten(
                "mail-template-broken",
                template,
                "",
                "The mail template %s is broken%s. %s"
                        .formatted(
                                template, more == 0 ? "" : " in %d places, first here".formatted(more + 1), finding));
    }

    @Override
    public Map<String, Object> data() {
        return variable.isEmpty() ? Map.of("template", template) : Map.of("template", template, "variable", variable);
    }
}
