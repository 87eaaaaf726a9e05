package io.wayline.journey.task.refusal;

import java.util.List;

import io.wayline.journey.model.form.AnswerFault;
import io.wayline.shared.Refusal;

/** The answers are not what the form asks for; nothing was kept. */
public final class AnswersRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<AnswerFault> faults;

    public AnswersRefused(List<AnswerFault> faults) {
        super(
                Kind.INVALID,
                "answers-refused",
                faults.size() == 1
                        ? "The answers are not complete or not valid: %s %s."
                                .formatted(faults.get(0).key(), faults.get(0).detail())
                        : "The answers are not complete or not valid in %d places.".formatted(faults.size()));
        this.faults = List.copyOf(faults);
    }

    /** The same as the findings, for a page that has words of its own. */
    public List<AnswerFault> faults() {
        return faults;
    }

    @Override
    public List<Finding> findings() {
        return faults.stream()
                .map(fault -> new Finding(fault.key(), fault.detail()))
                .toList();
    }
}
