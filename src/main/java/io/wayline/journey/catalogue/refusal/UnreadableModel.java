package io.wayline.journey.catalogue.refusal;

import java.util.Map;

import io.wayline.shared.Refusal;

/** A file that cannot be read as what it claims to be, so that there is nothing to mend in it. */
public final class UnreadableModel extends Refusal {

    private static final long serialVersionUID = 1;

    private final String rule;

    /** @param rule what the check calls it */
    public UnreadableModel(String rule) {
        super(
                Kind.INVALID,
                "catalogue-unreadable",
                "The file cannot be read (%s): open it in the modeler, save it again, and send that file."
                        .formatted(rule));
        this.rule = rule;
    }

    /** The finding's rule; its words say what helps. */
    public String rule() {
        return rule;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("rule", rule);
    }
}
