package io.wayline.audience.segment;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.journey.StepUse;
import io.wayline.journey.StepUses;

/** Which journeys name a segment in one of their steps. */
@Component
public class SegmentUses {

    private static final List<String> STEPS = List.of("findSegmentChanges", "inviteSegment", "moveSegment");

    private final StepUses uses;

    SegmentUses(StepUses uses) {
        this.uses = uses;
    }

    /** @param reader in whose language journeys and elements are named */
    public List<StepUse> of(String segment, Locale reader) {
        return STEPS.stream()
                .flatMap(step -> uses.of(step, reader).stream())
                .filter(use -> segment.equals(use.settings().get("segment")))
                .toList();
    }
}
