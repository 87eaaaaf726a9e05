package io.wayline.journey.task;

import java.util.List;

import io.wayline.shared.Refusal;

/** The answers are not what the form asks for; nothing was kept. */
public final class AnswersRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    AnswersRefused(List<Finding> findings) {
        super(
                Kind.INVALID,
                "answers-refused",
                findings.size() == 1
                        ? "The answers are not complete or not valid: %s %s."
                                .formatted(
                                        findings.get(0).pointer(),
                                        findings.get(0).detail())
                        : "The answers are not complete or not valid in %d places.".formatted(findings.size()));
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
