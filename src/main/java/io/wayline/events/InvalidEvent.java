package io.wayline.events;

import java.util.List;

import io.wayline.shared.Refusal;

/** The event's attributes or data are not what its type promises; nothing was kept. */
public final class InvalidEvent extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public InvalidEvent(List<Finding> findings) {
        super(
                Kind.INVALID,
                "schema-violation",
                findings.size() == 1
                        ? "The event is not valid: %s %s."
                                .formatted(
                                        findings.get(0).pointer(),
                                        findings.get(0).detail())
                        : "The event is not valid in %d places.".formatted(findings.size()));
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
