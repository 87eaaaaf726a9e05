package io.wayline.sample;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether the sample company is wanted: {@code wayline.sample-company} says so, and without it the embedded default wants
 * it at its first start.
 */
@Component
class SampleWish {

    private final SampleLoads loads;
    private final boolean wanted;
    private final boolean said;

    SampleWish(SampleLoads loads, Environment environment) {
        this.loads = loads;
        var asked = environment.getProperty("wayline.sample-company", Boolean.class);
        this.wanted = asked != null ? asked : environment.getProperty("wayline.embedded", Boolean.class, false);
        this.said = asked != null;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Whether this database may have it: one that is in use for something else only when that was said. */
    boolean fitsHere() {
        return loads.find(SampleLoader.NAME).isPresent() || said || !loads.isUsed();
    }
}
