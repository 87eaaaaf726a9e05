package io.wayline.campaign;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.journey.StepUse;

/**
 * A journey into which customers are invited.
 *
 * @param key the journey's key
 * @param name the journey's name for people
 * @param inviters the steps of journeys that invite into it, most of them begun by time; empty when only people do
 * @param last the run that was begun last, test runs left out; null before the first
 */
public record Campaign(
        String key,
        String name,
        List<StepUse> inviters,
        @Nullable Enrolment last) {}
