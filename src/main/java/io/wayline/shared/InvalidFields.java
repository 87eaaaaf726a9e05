package io.wayline.shared;

import java.util.List;
import java.util.stream.Collectors;

/** Several values, each named, cannot be what they claim to be. */
public final class InvalidFields extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    /** @param findings what is wrong with each, at least one */
    public InvalidFields(List<Finding> findings) {
        super(
                Kind.INVALID,
                "invalid-fields",
                "Nothing was changed; correct what is wrong with %s."
                        .formatted(findings.stream()
                                .map(Finding::pointer)
                                .distinct()
                                .collect(Collectors.joining(", "))));
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
