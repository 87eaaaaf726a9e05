package io.wayline.message.template;

/** A piece of a mail cannot be written with the values that it was given. */
final class RenderFault extends RuntimeException {

    /** The rule of a fault whose first parameter is the expression that has no value. */
    static final String MISSING = "variable-unguarded";

    private static final long serialVersionUID = 1;

    private final transient TemplateFinding finding;

    RenderFault(TemplateFinding finding) {
        super(finding.rule(), null, false, false);
        this.finding = finding;
    }

    TemplateFinding finding() {
        return finding;
    }
}
