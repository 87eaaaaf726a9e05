package io.wayline.insight.web;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.wayline.journey.StepUses;

/** The experiments that journeys draw, called by the names of their journeys, since a name of their own is for diagrams. */
@Component
class DrawnExperiments {

    private static final String STEP = "chooseVariant";

    private final StepUses uses;

    DrawnExperiments(StepUses uses) {
        this.uses = uses;
    }

    /** @return what each is called, by its name in diagrams; one that several journeys draw is called by them all */
    SortedMap<String, String> names(Locale reader) {
        var names = new TreeMap<String, String>();
        for (var use : uses.of(STEP, reader)) {
            var experiment = use.settings().get("experiment");
            if (experiment != null) {
                names.merge(
                        experiment,
                        use.journeyName(),
                        (known, other) -> known.contains(other) ? known : known + " · " + other);
            }
        }
        return names;
    }
}
