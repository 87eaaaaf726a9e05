package io.wayline.campaign.web;

import java.util.Objects;
import java.util.stream.Stream;

import io.wayline.campaign.result.RunResults.RunLift;
import io.wayline.experiment.lift.Lift;

/** How far the picture of a run's differences reaches. */
final class LiftScale {

    private LiftScale() {}

    /** As far as the widest interval reaches from no difference, so that the picture holds them all; at least a point. */
    static double of(RunLift lift) {
        return Stream.concat(Stream.of(lift.everybody()), lift.tiers().stream().map(RunLift.Line::lift))
                .map(Lift::difference)
                .filter(Objects::nonNull)
                .mapToDouble(each -> Math.max(Math.abs(each.low()), Math.abs(each.high())))
                .reduce(0.01, Math::max);
    }
}
