package io.wayline.journey.catalogue.refusal;

import java.util.List;

import io.wayline.journey.model.Findings;
import io.wayline.shared.Refusal;

/** The check found what must be mended first. */
public final class PublicationRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Findings found;
    private final List<Finding> lines;

    /** @param lines the errors in words, in the order in which they were found */
    public PublicationRefused(Findings found, List<Finding> lines) {
        super(
                Kind.INVALID,
                "publication-refused",
                "The check found %d errors, and nothing was published: mend them, and publish again."
                        .formatted(found.errors().size()));
        this.found = found;
        this.lines = List.copyOf(lines);
    }

    /** All that was found, warnings too. */
    public Findings found() {
        return found;
    }

    @Override
    public List<Finding> findings() {
        return lines;
    }
}
