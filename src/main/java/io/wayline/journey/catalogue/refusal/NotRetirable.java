package io.wayline.journey.catalogue.refusal;

import java.util.List;
import java.util.Map;

import io.wayline.shared.Refusal;

/** It cannot be taken out of use. */
public final class NotRetirable extends Refusal {

    private static final long serialVersionUID = 1;

    private final List<String> callers;

    private NotRetirable(String code, String message, List<String> callers) {
        super(Kind.CONFLICT, code, message);
        this.callers = List.copyOf(callers);
    }

    public static NotRetirable called(List<String> by) {
        return new NotRetirable(
                "catalogue-item-called",
                "Other journeys call this one (%s): change them first.".formatted(String.join(", ", by)),
                by);
    }

    public static NotRetirable noJourney() {
        return new NotRetirable(
                "catalogue-item-no-journey",
                "Only journeys are retired; a decision or a form does nothing once no journey uses it.",
                List.of());
    }

    /** The journeys that call it. */
    public List<String> callers() {
        return callers;
    }

    @Override
    public Map<String, Object> data() {
        return callers.isEmpty() ? Map.of() : Map.of("callers", callers);
    }
}
