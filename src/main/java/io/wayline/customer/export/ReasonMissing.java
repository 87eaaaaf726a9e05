package io.wayline.customer.export;

import java.util.List;

import io.wayline.shared.Refusal;

/** Somebody wants very many customers at once and does not say why. */
public final class ReasonMissing extends Refusal {

    private static final long serialVersionUID = 1;

    ReasonMissing(long customers) {
        super(
                Kind.INVALID,
                "export-reason-missing",
                "These are %d customers, and more than %d leave the house for a reason only: send reason, or narrow the list."
                        .formatted(customers, CustomerExports.WITHOUT_REASON));
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding("reason", "is missing: say what the file is for"));
    }
}
